#pragma once

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstddef>
#include <functional>

#include "catch.h"

/// From here on the system refuses the call `number` to this process and its
/// children, with `error`: what an old kernel or a simple file system does.
/// False where that cannot be arranged.
inline bool deny_system_call(unsigned number, unsigned error) {
  sock_filter filter[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | error),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  const sock_fprog program{static_cast<unsigned short>(std::size(filter)), filter};
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

/// Starts `work` in a process of its own, which then ends with exit code 0.
inline pid_t start_child(const std::function<void()>& work) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child > 0) return child;
  work();
  _exit(0);
}

inline int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

enum class Ended { killed, finished, cannot_trace };

/// The system calls by which a publication changes the disk.
inline bool changes_the_disk(unsigned long long call) {
  for (const long changing : {SYS_mkdirat, SYS_write, SYS_linkat, SYS_renameat, SYS_renameat2,
                              SYS_unlinkat, SYS_fchmod, SYS_utimensat, SYS_openat2})
    if (call == static_cast<unsigned long long>(changing)) return true;
  return false;
}

/// Runs `work` in a process of its own and kills it (as kill -9 does) right after
/// its system call number `call` that may change the disk, counted from 1.
inline Ended kill_after_call(int call, const std::function<void()>& work) {
  const pid_t child = start_child([&] {
    if (ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) _exit(77);
    raise(SIGSTOP);
    work();
  });
  int status = wait_for(child);
  if (WIFEXITED(status)) return Ended::cannot_trace;
  ptrace(PTRACE_SETOPTIONS, child, nullptr, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL);
  for (bool counted = false; call > 0;) {
    ptrace(PTRACE_SYSCALL, child, nullptr, nullptr);
    status = wait_for(child);
    if (!WIFSTOPPED(status)) break;
    __ptrace_syscall_info info = {};
    ptrace(PTRACE_GET_SYSCALL_INFO, child, sizeof info, &info);
    if (info.op == PTRACE_SYSCALL_INFO_ENTRY) counted = changes_the_disk(info.entry.nr);
    if (info.op == PTRACE_SYSCALL_INFO_EXIT && counted) --call;
  }
  if (WIFEXITED(status)) {
    CHECK(WEXITSTATUS(status) == 0);
    return Ended::finished;
  }
  kill(child, SIGKILL);
  wait_for(child);
  return Ended::killed;
}
