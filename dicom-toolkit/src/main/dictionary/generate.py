#!/usr/bin/python3
"""Writes the dictionary resources from the facts that pydicom carries (Debian: python3-pydicom).

elements.txt   tag|VR|VM|keyword|R where retired; repeating groups have x in their tags; sorted
uids.txt       UID|type|keyword|name|R where retired; sorted

Usage: generate.py [FOLDER]   (default: the resources of this module)
"""
import pathlib
import sys

from pydicom._dicom_dict import DicomDictionary, RepeatersDictionary
from pydicom._uid_dict import UID_dictionary

# Younger than the edition of PS3.6 that pydicom 2.3 knows.
YOUNGER_UIDS = {
    "1.2.840.10008.1.2.4.100.1": ("Fragmentable MPEG2 Main Profile / Main Level", "Transfer Syntax", "MPEG2MPMLF"),
    "1.2.840.10008.1.2.4.101.1": ("Fragmentable MPEG2 Main Profile / High Level", "Transfer Syntax", "MPEG2MPHLF"),
    "1.2.840.10008.1.2.4.102.1": ("Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.1", "Transfer Syntax", "MPEG4HP41F"),
    "1.2.840.10008.1.2.4.103.1": ("Fragmentable MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1", "Transfer Syntax", "MPEG4HP41BDF"),
    "1.2.840.10008.1.2.4.104.1": ("Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 For 2D Video", "Transfer Syntax", "MPEG4HP422DF"),
    "1.2.840.10008.1.2.4.105.1": ("Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 For 3D Video", "Transfer Syntax", "MPEG4HP423DF"),
    "1.2.840.10008.1.2.4.106.1": ("Fragmentable MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2", "Transfer Syntax", "MPEG4HP42STEREOF"),
    "1.2.840.10008.1.2.4.110": ("JPEG XL Lossless", "Transfer Syntax", "JPEGXLLossless"),
    "1.2.840.10008.1.2.4.111": ("JPEG XL JPEG Recompression", "Transfer Syntax", "JPEGXLJPEGRecompression"),
    "1.2.840.10008.1.2.4.112": ("JPEG XL", "Transfer Syntax", "JPEGXL"),
    "1.2.840.10008.1.2.4.201": ("High-Throughput JPEG 2000 Image Compression (Lossless Only)", "Transfer Syntax", "HTJ2KLossless"),
    "1.2.840.10008.1.2.4.202": ("High-Throughput JPEG 2000 with RPCL Options Image Compression (Lossless Only)", "Transfer Syntax", "HTJ2KLosslessRPCL"),
    "1.2.840.10008.1.2.4.203": ("High-Throughput JPEG 2000 Image Compression", "Transfer Syntax", "HTJ2K"),
    "1.2.840.10008.1.2.4.204": ("JPIP HTJ2K Referenced", "Transfer Syntax", "JPIPHTJ2KReferenced"),
    "1.2.840.10008.1.2.4.205": ("JPIP HTJ2K Referenced Deflate", "Transfer Syntax", "JPIPHTJ2KReferencedDeflate"),
    "1.2.840.10008.1.2.8.1": ("Deflated Image Frame Compression", "Transfer Syntax", "DeflatedImageFrameCompression"),
}
# Not of the standard, but met in archives everywhere.
PRIVATE_UIDS = {
    "1.2.840.113619.5.2": ("GE Private Implicit VR with Big Endian Pixel Data", "Transfer Syntax", "GEPrivateImplicitVRBigEndianPixels"),
}


def elements():
    rows = [("%08X" % tag, entry) for tag, entry in DicomDictionary.items()]
    rows += [(mask.upper().replace("X", "x"), entry) for mask, entry in RepeatersDictionary.items()]
    for tag, (vr, vm, _name, retired, keyword) in sorted(rows):
        yield "|".join((tag, vr, vm, keyword, "R" if retired else ""))


def uids():
    rows = {uid: (name, kind, keyword, retired) for uid, (name, kind, _info, retired, keyword) in UID_dictionary.items()}
    for more in (YOUNGER_UIDS, PRIVATE_UIDS):
        for uid, (name, kind, keyword) in more.items():
            rows.setdefault(uid, (name, kind, keyword, ""))
    for uid, (name, kind, keyword, retired) in sorted(rows.items()):
        yield "|".join((uid, kind, keyword, name, "R" if retired else ""))


def main():
    here = pathlib.Path(__file__).resolve().parent
    default = here.parent / "resources" / "io" / "cameldicom" / "toolkit" / "data"
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else default
    for name, lines in (("elements.txt", elements()), ("uids.txt", uids())):
        with open(folder / name, "w", encoding="utf-8", newline="\n") as out:
            out.writelines(line + "\n" for line in lines)


if __name__ == "__main__":
    main()
