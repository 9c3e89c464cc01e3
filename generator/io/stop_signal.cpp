#include "io/stop_signal.h"

#include <sys/signalfd.h>

#include <csignal>

namespace kier {

StopSignal::StopSignal() {
  sigset_t stopping;
  sigemptyset(&stopping);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&stopping, signal);
  pthread_sigmask(SIG_BLOCK, &stopping, nullptr);
  signals_ = Descriptor(signalfd(-1, &stopping, SFD_CLOEXEC));
}

}  // namespace kier
