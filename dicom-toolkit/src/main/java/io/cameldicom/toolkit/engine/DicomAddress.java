package io.cameldicom.toolkit.engine;

import java.util.Objects;

/**
 * Where a DICOM application is reached, written {@code AE@host:port} as DICOM tools write it; an IPv6 host stands in
 * brackets: {@code PACS@[::1]:104}.
 *
 * @param aeTitle title of the application
 * @param host name or address, without brackets
 * @param port 0 to 65535; 0 only for a listener that takes any free port
 */
public record DicomAddress(AeTitle aeTitle, String host, int port) {
    private static final String EXPECTED = " (expected: AE@host:port, such as PACS@127.0.0.1:11112)";

    public DicomAddress {
        Objects.requireNonNull(aeTitle, "aeTitle");
        Objects.requireNonNull(host, "host");
        if (host.isBlank() || host.chars().anyMatch(c -> c <= ' ' || c == '/' || c == '@' || c == '?')) {
            throw new IllegalArgumentException("host: '" + host + "'" + EXPECTED);
        }
        if (port < 0 || port > 0xFFFF) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0 to 65535)");
        }
    }

    /** @throws IllegalArgumentException if {@code text} is not of the form {@code AE@host:port} */
    public static DicomAddress parse(String text) {
        int at = text.lastIndexOf('@');
        int colon = text.lastIndexOf(':');
        if (at < 1 || colon < at + 2) {
            throw new IllegalArgumentException("address: '" + text + "'" + EXPECTED);
        }
        String host = text.substring(at + 1, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.indexOf(':') >= 0) {
            throw new IllegalArgumentException("address: '" + text + "'" + EXPECTED);
        }
        return new DicomAddress(new AeTitle(text.substring(0, at)), host, port(text, text.substring(colon + 1)));
    }

    private static int port(String address, String port) {
        if (!port.matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("port: '" + port + "' in '" + address + "'" + EXPECTED);
        }
        return Integer.parseInt(port);
    }

    /** {@code AE@host:port}, as {@link #parse} reads it. */
    @Override
    public String toString() {
        return aeTitle + "@" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
