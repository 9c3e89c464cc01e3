// The floor of the benchmark: what no generator of this kind can go below. It reads every Markdown
// file, parses its front matter with yaml-cpp and its body with cmark-gfm, writes one HTML file a
// page, on two threads, and does nothing else: no templates, links, lists, checks, search or feeds.
//
//   bench_floor CONTENT OUT          the run that is measured
//   bench_floor CONTENT OUT --split  also prints the CPU seconds of each step
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace fs = std::filesystem;

namespace {

constexpr unsigned threads = 2;
constexpr std::array extension_names = {"table", "strikethrough", "autolink", "tasklist"};
constexpr int options = CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE;

enum Step { reading, yaml, parsing, rendering, writing, steps };
using Seconds = std::array<double, steps>;

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

[[noreturn]] void fail(const std::string& path) {
  std::perror(path.c_str());
  std::exit(2);
}

std::string read_file(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat facts {};
  if (file < 0 || fstat(file, &facts) != 0) fail(path);
  std::string text(static_cast<std::size_t>(facts.st_size), '\0');
  if (read(file, text.data(), text.size()) != facts.st_size) fail(path);
  close(file);
  return text;
}

void write_file(const std::string& folder, const std::string& text) {
  mkdir(folder.c_str(), 0755);  // one folder a page, as every generator with clean addresses needs
  const std::string path = folder + "/index.html";
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) fail(path);
  if (write(file, text.data(), text.size()) != static_cast<ssize_t>(text.size())) fail(path);
  close(file);
}

/// The tree that cmark makes of a Markdown text; the caller frees it.
cmark_node* parse(std::string_view body, cmark_parser* parser) {
  cmark_parser_feed(parser, body.data(), body.size());
  return cmark_parser_finish(parser);
}

struct Page {
  std::string source;
  std::string folder;  // that its index.html goes into
};

/// Returns the length of the title, so that no compiler can drop the parsing of it.
std::size_t build(const Page& page, Seconds& spent) {
  double last = cpu_seconds();
  const auto done = [&](Step step) {
    const double now = cpu_seconds();
    spent[step] += now - last;
    last = now;
  };
  const std::string text = read_file(page.source);
  done(reading);

  const std::size_t end = text.find("\n---\n", 4);
  if (!text.starts_with("---\n") || end == std::string::npos) fail(page.source);
  const YAML::Node head = YAML::Load(text.substr(4, end - 3));
  const std::size_t title = head["title"].as<std::string>().size();
  done(yaml);

  cmark_parser* parser = cmark_parser_new(options);
  for (const char* name : extension_names)
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  cmark_node* tree = parse(std::string_view(text).substr(end + 5), parser);
  done(parsing);

  char* html = cmark_render_html(tree, options, cmark_parser_get_syntax_extensions(parser));
  const std::string out = html;
  cmark_get_default_mem_allocator()->free(html);
  cmark_node_free(tree);
  cmark_parser_free(parser);
  done(rendering);

  write_file(page.folder, out);
  done(writing);
  return title;
}

std::vector<Page> list_pages(const fs::path& content, const fs::path& out) {
  std::vector<Page> pages;
  for (const auto& entry : fs::recursive_directory_iterator(content)) {
    const fs::path& path = entry.path();
    if (path.extension() != ".md") continue;
    fs::path folder = out / path.lexically_relative(content);
    fs::create_directories(folder.parent_path());
    pages.push_back({path.string(), folder.replace_extension().string()});
  }
  return pages;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return std::fputs("usage: bench_floor CONTENT OUT [--split]\n", stderr), 2;
  cmark_gfm_core_extensions_ensure_registered();
  const std::vector<Page> pages = list_pages(argv[1], argv[2]);
  std::atomic<std::size_t> next{0};
  std::atomic<std::size_t> titles{0};
  std::array<Seconds, threads> spent{};
  const auto work = [&](Seconds& mine) {
    for (std::size_t i; (i = next.fetch_add(1)) < pages.size();) titles += build(pages[i], mine);
  };
  {
    std::jthread other(work, std::ref(spent[1]));
    work(spent[0]);
  }
  std::printf("%zu pages\n", pages.size());
  if (argc > 3) {
    constexpr std::array names = {"read", "yaml-cpp", "cmark parse", "cmark render", "write"};
    for (std::size_t step = 0; step < steps; ++step)
      std::printf("%s\t%.3f s\n", names[step], spent[0][step] + spent[1][step]);
  }
  return titles == 0 ? 1 : 0;
}
