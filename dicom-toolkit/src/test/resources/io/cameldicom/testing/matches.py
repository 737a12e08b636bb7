"""Prints the elements of data sets with decoded text: number of the file, keyword, value; parted by tabs."""

import sys

import pydicom


def show(number, data_set):
    data_set.decode()
    for element in data_set:
        if element.VR == "SQ":
            for item in element.value:
                show(number, item)
        elif element.VM > 1:
            print(number, element.keyword, "\\".join(str(value) for value in element.value), sep="\t")
        else:
            print(number, element.keyword, "" if element.value is None else element.value, sep="\t")


for index, name in enumerate(sys.argv[1:]):
    show(index, pydicom.dcmread(name, force=True))
