#pragma once

#include <algorithm>
#include <atomic>
#include <optional>
#include <span>
#include <thread>
#include <type_traits>
#include <vector>

namespace kier {

/// Calls `f(i, worker)` for every i in [0, count) on `threads` threads (at least 1;
/// the caller's own is one of them). `worker` in [0, threads) names the thread, for
/// what each of them keeps to itself. `f` must not throw and must be safe to run at
/// the same time for different i.
template <class F>
void parallel_work(std::size_t count, unsigned threads, F f) {
  std::atomic<std::size_t> next{0};
  const auto work = [&](unsigned worker) {
    for (std::size_t i; (i = next.fetch_add(1)) < count;) f(i, worker);
  };
  std::vector<std::jthread> others;
  const std::size_t useful = std::max<std::size_t>(count, 1);
  const auto wanted = static_cast<unsigned>(std::min<std::size_t>(std::max(1U, threads), useful));
  for (unsigned worker = 1; worker < wanted; ++worker) others.emplace_back(work, worker);
  work(0);
}

/// The same for an `f(i)` that keeps nothing.
template <class F>
void parallel_for(std::size_t count, unsigned threads, F f) {
  parallel_work(count, threads, [&](std::size_t i, unsigned) { f(i); });
}

/// Applies `f` to every item; results keep the order of `items`, so output never
/// depends on the number of threads. `f` must be pure.
template <class T, class F>
auto parallel_map(std::span<const T> items, unsigned threads, F f) {
  using Out = std::invoke_result_t<F, const T&>;
  std::vector<std::optional<Out>> slots(items.size());
  parallel_for(items.size(), threads, [&](std::size_t i) { slots[i].emplace(f(items[i])); });
  std::vector<Out> result;
  result.reserve(slots.size());
  for (auto& slot : slots) result.push_back(std::move(*slot));
  return result;
}

}  // namespace kier
