package io.cameldicom.toolkit.tls;

import io.cameldicom.toolkit.tls.TlsFileException.Problem;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Opens files in the formats PKCS#12 and JKS, whichever it is. */
final class KeyStores {
    private KeyStores() {}

    static KeyStore empty() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new KeyStoreException(e);
        }
    }

    /** @throws TlsFileException if it cannot be read, or the password is wrong */
    static KeyStore load(String option, Path path, Optional<String> password) throws GeneralSecurityException {
        if (!Files.isReadable(path)) {
            throw PemFile.unreadable(
                    option,
                    path,
                    Files.exists(path) ? new IOException("not readable") : new NoSuchFileException(path.toString()));
        }
        String passwordOption = option + "Password";
        try {
            return KeyStore.getInstance(path.toFile(), password.orElse("").toCharArray());
        } catch (FileNotFoundException e) {
            throw PemFile.unreadable(option, path, e);
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                throw password.isEmpty()
                        ? new TlsFileException(
                                Problem.PASSWORD_MISSING, option, path, "has a password: set " + passwordOption, e)
                        : new TlsFileException(
                                Problem.WRONG_PASSWORD,
                                option,
                                path,
                                "has another password, or is damaged: check " + passwordOption,
                                e);
            }
            throw new TlsFileException(
                    Problem.UNUSABLE,
                    option,
                    path,
                    "is damaged, or no key store (look: keytool -list -keystore FILE)",
                    e);
        } catch (KeyStoreException | IllegalArgumentException e) {
            throw new TlsFileException(
                    Problem.UNUSABLE,
                    option,
                    path,
                    "is neither PKCS#12 nor JKS (expected: one of them; PEM goes into tlsCertificate or tlsTrustedCertificates)",
                    e);
        }
    }

    /** @throws TlsFileException if it trusts nobody */
    static KeyStore loadTrust(Path path, Optional<String> password) throws GeneralSecurityException {
        KeyStore store = load("tlsTrustStore", path, password);
        for (String alias : Collections.list(store.aliases())) {
            if (store.isCertificateEntry(alias)) {
                return store;
            }
        }
        throw new TlsFileException(
                Problem.UNUSABLE,
                "tlsTrustStore",
                path,
                "marks no certificate as trusted (expected: one put in by keytool -importcert; or PEM in"
                        + " tlsTrustedCertificates)");
    }

    static KeyStore ofCertificates(List<X509Certificate> trusted) throws GeneralSecurityException {
        KeyStore store = empty();
        for (int i = 0; i < trusted.size(); i++) {
            store.setCertificateEntry("trusted-" + i, trusted.get(i));
        }
        return store;
    }
}
