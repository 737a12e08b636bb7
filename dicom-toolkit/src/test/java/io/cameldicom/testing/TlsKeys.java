package io.cameldicom.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A certificate authority of the test, and a key with a certificate that it signed for {@code localhost} and {@code
 * 127.0.0.1}; in PEM files for DCMTK and Orthanc, and in a PKCS#12 file for Java.
 *
 * @param authority certificate of the authority, PEM
 * @param key private key without a password, PEM (PKCS#8)
 * @param certificate for the key, PEM
 * @param keyStore key, certificate and authority, PKCS#12 under {@link #PASSWORD}
 * @param trustStore the authority, PKCS#12 under {@link #PASSWORD}
 */
public record TlsKeys(Path authority, Path key, Path certificate, Path keyStore, Path trustStore) {
    public static final String PASSWORD = "changeit";

    private static final String NAMES = "subjectAltName=DNS:localhost,IP:127.0.0.1";

    /** Makes them by {@code openssl} and {@code keytool}; takes about a second. */
    public static TlsKeys make(Path folder) {
        Path authorityKey = folder.resolve("authority.key");
        Path authority = folder.resolve("authority.pem");
        Path key = folder.resolve("peer.key");
        Path request = folder.resolve("peer.csr");
        Path certificate = folder.resolve("peer.pem");
        Path extensions = Folders.write(folder, "peer.ext", NAMES + "\n");
        Path keyStore = folder.resolve("peer.p12");
        Path trustStore = folder.resolve("authority.p12");
        openssl(
                "req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=authority -keyout",
                authorityKey,
                "-out",
                authority);
        openssl("req -newkey rsa:2048 -nodes -subj /CN=localhost -keyout", key, "-out", request);
        openssl(
                "x509 -req -days 30 -CAcreateserial -in",
                request,
                "-CA",
                authority,
                "-CAkey",
                authorityKey,
                "-extfile",
                extensions,
                "-out",
                certificate);
        openssl(
                "pkcs12 -export -name peer -passout pass:" + PASSWORD + " -in",
                certificate,
                "-inkey",
                key,
                "-certfile",
                authority,
                "-out",
                keyStore);
        run(
                Path.of(System.getProperty("java.home"), "bin", "keytool"),
                "-importcert -noprompt -alias authority -storetype PKCS12 -storepass " + PASSWORD + " -keystore",
                trustStore,
                "-file",
                authority);
        return new TlsKeys(authority, key, certificate, keyStore, trustStore);
    }

    /** As the tools of DCMTK take them, servers and clients. */
    public List<String> arguments() {
        return List.of("+tls", key.toString(), certificate.toString(), "+cf", authority.toString());
    }

    private static void openssl(Object... arguments) {
        PeersRequired.require(Command.find("openssl") != null, "openssl (Debian package openssl)");
        run(Command.find("openssl"), arguments);
    }

    private static void run(Path program, Object... arguments) {
        List<String> command = Stream.concat(Stream.of(program), Stream.of(arguments))
                .flatMap(argument ->
                        argument instanceof String words ? Stream.of(words.split(" ")) : Stream.of(argument.toString()))
                .toList();
        Command.run(Map.of(), command).requireSuccess();
    }
}
