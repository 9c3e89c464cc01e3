#pragma once

namespace kier {

/// For std::unique_ptr of what a C library hands out: FreeBy<cairo_destroy>.
template <auto free>
struct FreeBy {
  template <class T>
  void operator()(T* object) const {
    free(object);
  }
};

}  // namespace kier
