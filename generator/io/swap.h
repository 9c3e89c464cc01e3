#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "io/descriptor.h"

namespace kier {

// How a site changes places with the next one, so that a process killed between
// any two steps leaves a published folder that is the old or the new one, whole.
// In the output folder, for each published folder ("www"):
//
//   www                    what visitors see
//   .kier/lock             held by the build that is at work
//   .kier/next/www         being written; rubbish when its build is killed
//   .kier/swap/www         complete, with a journal of what is to change places
//   .kier/previous/www     what was published before, for a rollback
//   .kier/trash            being removed
//
// 1. next is complete and on the disk; its journal tells the inode number of each
//    new folder. Renaming next to swap is the decision: from there a killed build
//    is carried on by the next one, before that it never was.
// 2. Folder by folder, in the order of the journal: if swap/www has the number of
//    the journal, it and www change places, in one step of the file system.
// 3. What came out of www is renamed to previous/www, what was there to the trash.
// 4. The journal goes, then the trash.
//
// The numbers tell which of two folders is the new one even when both hold the
// same files, so a step is never done twice. Where the file system cannot exchange
// (renameat2 knows RENAME_EXCHANGE since Linux 3.15, not all file systems do), step
// 2 is two renames, and www is missing for an instant between them; a build killed
// just there is carried on by the next one.

/// The output folder, opened by the holder of its lock.
struct OutputFolder {
  std::string shown;  ///< as the user typed it
  Descriptor top;
  Descriptor own;        ///< .kier
  unsigned threads = 1;  ///< that may work on it
};

/// Opens or makes the output folder and its .kier. The folder itself may be a
/// symbolic link, nothing in it.
Outcome<OutputFolder> open_output_folder(const std::string& path, unsigned threads);

/// An error for each of the published folders that is something else: a link, a file.
Diagnostics check_folders(const OutputFolder& output, const std::vector<std::string>& folders);

/// Puts the complete folders of .kier/next (which must be on the disk) in place of
/// the published ones; the last of `folders` last. When the file system refuses,
/// the published folders are as they were.
Diagnostics swap_in(const OutputFolder& output, const std::vector<std::string>& folders);

/// Exchanges the published folders with those in .kier/previous; what has no
/// previous one stays.
Diagnostics swap_back(const OutputFolder& output, const std::vector<std::string>& folders);

/// Carries on or clears up what a killed build has left. Needs the lock.
Diagnostics recover(const OutputFolder& output);

}  // namespace kier
