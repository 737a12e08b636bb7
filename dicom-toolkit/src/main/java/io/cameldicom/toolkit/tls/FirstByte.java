package io.cameldicom.toolkit.tls;

import java.util.Optional;

/** What a peer speaks, by the first byte that it sends. */
public enum FirstByte {
    TLS("TLS"),
    DICOM("DICOM without TLS"),
    HTTP("HTTP"),
    OTHER("neither TLS nor DICOM");

    private static final int FIRST_RECORD_TYPE = 20;
    private static final int LAST_RECORD_TYPE = 24;
    private static final int LAST_PDU_TYPE = 7;

    /** Of HTTP/1.1, of the methods of requests, and of HTML, with which old servers answer what they do not understand. */
    private static final String HTTP_LETTERS = "HGPDOCT<";

    private final String words;

    FirstByte(String words) {
        this.words = words;
    }

    /** The record types of TLS (RFC 8446 §5.1) and the PDU types of DICOM (PS3.8 §9.3.1) have no value in common. */
    public static FirstByte of(int value) {
        if (value >= FIRST_RECORD_TYPE && value <= LAST_RECORD_TYPE) {
            return TLS;
        }
        if (value >= 1 && value <= LAST_PDU_TYPE) {
            return DICOM;
        }
        return HTTP_LETTERS.indexOf(value) >= 0 ? HTTP : OTHER;
    }

    public String words() {
        return words;
    }

    /** What to do where a peer was called without TLS and this is what it answers by; empty where that is DICOM, or TLS. */
    public Optional<String> noDicom() {
        return switch (this) {
            case TLS, DICOM -> Optional.empty();
            case HTTP ->
                Optional.of(
                        "the peer speaks HTTP on this port, not DICOM: call the port on which it takes DICOM (Orthanc:"
                                + " DicomPort, 4242 as it comes, instead of HttpPort, 8042)");
            case OTHER ->
                Optional.of(
                        "the peer speaks neither DICOM nor TLS on this port: this may be the port of another service;"
                                + " check the port");
        };
    }
}
