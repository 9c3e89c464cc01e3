// As much of a PDF file as the tests need to know.
import {inflateSync} from 'node:zlib';

/** The sizes in points of all pages of a PDF, as "width x height"; objects may lie in packed streams. */
export function sizesOfPages(bytes) {
  const file = bytes.toString('latin1');
  const objects = [file];
  for (const {0: head, index} of file.matchAll(/\/Type\s*\/ObjStm[\s\S]*?stream\r?\n/g)) {
    const begin = index + head.length;
    objects.push(inflateSync(bytes.subarray(begin, file.indexOf('endstream', begin))).toString('latin1'));
  }
  const text = objects.join('\n');
  const pages = [...text.matchAll(/\/Type\s*\/Page\b(?!s)[\s\S]*?\/MediaBox\s*\[([^\]]*)\]/g)];
  return pages.map(([, box]) => {
    const [left, bottom, right, top] = box.trim().split(/\s+/).map(Number);
    return `${Math.round(right - left)} x ${Math.round(top - bottom)}`;
  });
}
