"""Prints every element of DICOM files as they are encoded: number of the file, path, VR, and length and hash of the value.

The VR is - where the encoding does not say it; a sequence has the number of its items in the place of length and hash.
"""
import hashlib
import sys

import pydicom
from pydicom.datadict import dictionary_VR
from pydicom.dataelem import RawDataElement


def is_sequence(raw):
    if not isinstance(raw, RawDataElement):
        return raw.VR == "SQ"
    if raw.VR is not None:
        return raw.VR == "SQ"
    try:
        return dictionary_VR(raw.tag) == "SQ"
    except KeyError:
        return False


def dump(dataset, path, out):
    for tag in sorted(dataset.keys()):
        if tag.group == 2:
            continue
        raw = dataset.get_item(tag)
        name = f"{path}({tag.group:04X},{tag.element:04X})"
        if is_sequence(raw):
            items = dataset[tag].value or []
            out.append(f"{name} SQ {len(items)}")
            for number, item in enumerate(items):
                dump(item, f"{name}[{number}]", out)
        else:
            value = raw.value or b""
            if not isinstance(value, bytes):
                # Specific Character Set is decoded at once.
                out.append(f"{name} - ? ?")
                continue
            vr = raw.VR if isinstance(raw, RawDataElement) and raw.VR else "-"
            out.append(f"{name} {vr} {len(value)} {hashlib.sha1(value).hexdigest()[:16]}")


def main():
    with open(sys.argv[1], encoding="utf-8") as names:
        for number, name in enumerate(names.read().splitlines()):
            out = []
            try:
                dump(pydicom.dcmread(name, force=True), "", out)
            except Exception as e:
                out = [f"unreadable {type(e).__name__} {e}"]
            for line in out:
                print(number, line, sep="\t")


main()
