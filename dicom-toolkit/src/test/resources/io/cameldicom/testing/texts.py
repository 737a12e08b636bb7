"""Prints each text element of DICOM files as pydicom decodes it: file, path and value; a complaint instead of a value fails."""
import sys
import warnings

import pydicom
from pydicom import config

TEXT = ("SH", "LO", "ST", "LT", "PN", "UC", "UT")
HISTORY = 0x04000561


def values(dataset, path, history, found):
    for element in dataset:
        name = f"{path}({element.tag.group:04X},{element.tag.element:04X})"
        if element.VR == "SQ":
            for number, item in enumerate(element.value, 1):
                values(item, f"{name}[{number}].", history or element.tag == HISTORY, found)
        elif element.VR in TEXT:
            value = element.value if element.VM > 1 else [element.value]
            text = "\\".join(str(each or "").rstrip(" \0") for each in value)
            if not history:
                found.append(f"{name}\t{text!r}")


def main():
    warnings.simplefilter("error")
    config.settings.reading_validation_mode = config.WARN
    for number, name in enumerate(sys.argv[1:]):
        dataset = pydicom.dcmread(name)
        dataset.decode()
        found = []
        values(dataset, "", False, found)
        for line in found:
            print(f"{number}\t{line}")


main()
