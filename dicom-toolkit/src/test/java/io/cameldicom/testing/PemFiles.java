package io.cameldicom.testing;

import io.cameldicom.testing.CertificateAuthority.IssuedCertificate;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** Writes keys and certificates as files, as an administrator gets them. */
public final class PemFiles {
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private PemFiles() {}

    /** PKCS#8. */
    public static Path write(Path file, PrivateKey key) {
        return write(file, pem("PRIVATE KEY", key.getEncoded()));
    }

    /** Key and certificate in one file. */
    public static Path write(Path file, IssuedCertificate issued) {
        try {
            return write(
                    file,
                    pem("PRIVATE KEY", issued.key().getEncoded())
                            + pem("CERTIFICATE", issued.certificate().getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Path write(Path file, X509Certificate... certificates) {
        StringBuilder text = new StringBuilder();
        try {
            for (X509Certificate certificate : certificates) {
                text.append(pem("CERTIFICATE", certificate.getEncoded()));
            }
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
        return write(file, text.toString());
    }

    public static Path write(Path file, String text) {
        try {
            return Files.write(file, text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + BASE64.encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    /** PKCS#12 or JKS with a key of the same password. */
    public static Path store(Path file, String type, IssuedCertificate issued, String password) {
        return store(
                file,
                type,
                password,
                store -> store.setKeyEntry(
                        "key", issued.key(), password.toCharArray(), new Certificate[] {issued.certificate()}));
    }

    /** PKCS#12 or JKS that trusts it. */
    public static Path trust(Path file, String type, X509Certificate trusted, String password) {
        return store(file, type, password, store -> store.setCertificateEntry("trusted", trusted));
    }

    private interface Filling {
        void fill(KeyStore store) throws GeneralSecurityException;
    }

    private static Path store(Path file, String type, String password, Filling filling) {
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance(type);
            store.load(null, null);
            filling.fill(store);
            store.store(out, password.toCharArray());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
