// Old kernels, sandboxes and simple file systems lack some system calls. The same
// tests then hold: they are run again in a process that is denied such a call.
#include <sys/syscall.h>

#include <cstdlib>
#include <string>

#include "catch.h"
#include "child.h"
#include "site.h"

namespace {

/// Runs this program's tests with the tag [disk], without the system call.
int run_disk_tests_without(unsigned call, unsigned error) {
  const int status = wait_for(start_child([&] {
    if (!deny_system_call(call, error)) _exit(77);
    execl("/proc/self/exe", "io_tests", "[disk]", "--out", "/dev/null",
          static_cast<char*>(nullptr));
    _exit(78);
  }));
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

bool holds(int code) {
  if (code == 77) WARN("this system has no seccomp: not tested");
  return code == 0 || code == 77;
}

}  // namespace

TEST_CASE("everything works without openat2") {
  CHECK(holds(run_disk_tests_without(SYS_openat2, ENOSYS)));
}

TEST_CASE("everything works where files cannot have two names") {
  CHECK(holds(run_disk_tests_without(SYS_linkat, EPERM)));
}

TEST_CASE("everything works where two folders cannot be exchanged in one step") {
  CHECK(holds(run_disk_tests_without(SYS_renameat2, EINVAL)));
}
