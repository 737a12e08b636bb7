package io.cameldicom.toolkit.tls;

import io.cameldicom.toolkit.tls.TlsFileException.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The blocks of a file in the format of OpenSSL (RFC 7468); text between them is passed over.
 *
 * @param option whose value the file is, for messages
 */
record PemFile(String option, Path path, List<Block> blocks) {
    /**
     * @param label such as {@code CERTIFICATE}
     * @param isLegacyEncrypted whether it has the headers of the encryption that OpenSSL had before PKCS#8
     */
    record Block(String label, boolean isLegacyEncrypted, byte[] der) {}

    private static final int LARGEST = 4 << 20;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,64})-----([^-]*+(?:-(?!----)[^-]*+)*+)-----END \\1-----");
    private static final Pattern HEADERS = Pattern.compile("^(?:[A-Za-z0-9-]+:[^\\n]*\\n\\s*)+");

    /** @throws TlsFileException if it cannot be read, or has no block */
    static PemFile read(String option, Path path) {
        byte[] bytes;
        try {
            bytes = Files.size(path) > LARGEST ? new byte[0] : Files.readAllBytes(path);
        } catch (IOException e) {
            throw unreadable(option, path, e);
        }
        List<Block> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        while (block.find()) {
            String body = block.group(2).strip();
            Matcher headers = HEADERS.matcher(body);
            boolean hasHeaders = headers.find();
            String base64 = hasHeaders ? body.substring(headers.end()) : body;
            boolean encrypted = hasHeaders && headers.group().contains("ENCRYPTED");
            try {
                blocks.add(new Block(
                        block.group(1), encrypted, Base64.getMimeDecoder().decode(base64)));
            } catch (IllegalArgumentException e) {
                throw new TlsFileException(
                        Problem.UNUSABLE, option, path, "is damaged: " + block.group(1) + " is no base64");
            }
        }
        if (blocks.isEmpty()) {
            throw new TlsFileException(
                    Problem.UNUSABLE,
                    option,
                    path,
                    "has no -----BEGIN …----- line (expected: PEM; a file .p12 or .jks goes into tlsKeyStore or "
                            + "tlsTrustStore, one in DER is converted by: openssl x509 -inform der -in FILE -out FILE.pem)");
        }
        return new PemFile(option, path, List.copyOf(blocks));
    }

    static TlsFileException unreadable(String option, Path path, IOException cause) {
        String why = cause instanceof NoSuchFileException ? "does not exist" : "cannot be read";
        return new TlsFileException(
                Problem.UNREADABLE,
                option,
                path,
                why + " (expected: a file that the user " + System.getProperty("user.name") + " may read)",
                cause);
    }

    /**
     * Its certificates in order.
     *
     * @throws TlsFileException if there is none
     */
    List<X509Certificate> certificates() {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Block block : blocks) {
                if (block.label().equals("CERTIFICATE") || block.label().equals("TRUSTED CERTIFICATE")) {
                    certificates.add(
                            (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.der())));
                }
            }
        } catch (CertificateException e) {
            throw new TlsFileException(
                    Problem.UNUSABLE, option, path, "has a certificate that cannot be read: it is damaged", e);
        }
        if (certificates.isEmpty()) {
            throw new TlsFileException(
                    Problem.UNUSABLE, option, path, "has no certificate (expected: -----BEGIN CERTIFICATE-----)");
        }
        return certificates;
    }
}
