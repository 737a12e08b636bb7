"""Compares pairs of DICOM files element by element and prints the number of the pair and the difference; without group 0002."""
import sys

import pydicom
from pydicom.dataelem import RawDataElement
from pydicom.sequence import Sequence


def significant(element, vr):
    """The value with the padding that it should have; nothing for text that is nothing but padding."""
    value = element.value or b""
    if vr in ("PN", "LO", "SH", "CS", "DS", "IS") and not value.strip(b" "):
        return b""
    return value + b"\0" if len(value) % 2 else value


def is_empty(element):
    """pydicom has nothing at all for an empty value of an unknown VR, and empty text for others."""
    return element.value is None or element.value in ("", b"")


def elements(dataset):
    # Raw values: what the file says, not what a decoder makes of it.
    return {tag: dataset.get_item(tag) for tag in dataset.keys() if tag.group != 2}


def compare(one, other, path, found):
    left, right = elements(one), elements(other)
    for tag in sorted(set(left) | set(right)):
        name = f"{path}({tag.group:04X},{tag.element:04X})"
        if tag not in left or tag not in right:
            found.append(f"{name} only in the {'first' if tag in left else 'second'}")
            continue
        a, b = left[tag], right[tag]
        if isinstance(a, RawDataElement) and isinstance(b, RawDataElement) and a.VR != "SQ" and b.VR != "SQ":
            if a.VR != b.VR and a.VR is not None and b.VR is not None:
                found.append(f"{name} VR {a.VR} and {b.VR}")
            if a.is_little_endian == b.is_little_endian:
                vr = a.VR or b.VR  # Implicit VR names none
                if significant(a, vr) != significant(b, vr):
                    found.append(f"{name} values differ")
                continue
        a, b = one[tag], other[tag]
        if isinstance(a.value, Sequence) and isinstance(b.value, Sequence):
            if len(a.value) != len(b.value):
                found.append(f"{name} has {len(a.value)} and {len(b.value)} items")
            for number, (x, y) in enumerate(zip(a.value, b.value)):
                compare(x, y, f"{name}[{number}]", found)
        elif a.value != b.value and not (is_empty(a) and is_empty(b)):
            found.append(f"{name} values differ")


def main():
    names = sys.argv[1:]
    for number in range(len(names) // 2):
        found = []
        try:
            first, second = (pydicom.dcmread(name, force=True) for name in names[2 * number : 2 * number + 2])
            compare(first, second, "", found)
        except Exception as e:
            found.append(f"not comparable: {type(e).__name__}")
        for line in found:
            print(f"{number}\t{line}")


main()
