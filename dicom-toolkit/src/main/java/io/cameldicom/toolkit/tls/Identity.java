package io.cameldicom.toolkit.tls;

import io.cameldicom.toolkit.tls.TlsFileException.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * Who we are: keys and their certificates.
 *
 * @param certificates one of each key
 */
record Identity(KeyManager[] keyManagers, List<X509Certificate> certificates) {
    static final Identity NONE = new Identity(new KeyManager[0], List.of());

    private static final char[] IN_MEMORY = "memory".toCharArray();

    /** @throws TlsFileException naming the option and what is wrong */
    static Identity of(TlsFiles files) throws GeneralSecurityException {
        if (files.certificate().isPresent()) {
            return ofPem(files);
        }
        return files.keyStore().isPresent() ? ofStore(files) : NONE;
    }

    private static Identity ofPem(TlsFiles files) throws GeneralSecurityException {
        PemFile certificateFile =
                PemFile.read("tlsCertificate", files.certificate().orElseThrow());
        List<X509Certificate> chain = certificateFile.certificates();
        PemFile keyFile = files.key().map(path -> PemFile.read("tlsKey", path)).orElse(certificateFile);
        PrivateKey key = PrivateKeys.of(keyFile, files.keyPassword());
        requirePair(keyFile, key, chain.get(0));
        KeyStore store = KeyStores.empty();
        store.setKeyEntry("key", key, IN_MEMORY, chain.toArray(Certificate[]::new));
        return of(store, IN_MEMORY, List.of(chain.get(0)));
    }

    private static Identity ofStore(TlsFiles files) throws GeneralSecurityException {
        Path path = files.keyStore().orElseThrow();
        KeyStore store = KeyStores.load("tlsKeyStore", path, files.keyStorePassword());
        List<X509Certificate> certificates = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias) && store.getCertificate(alias) instanceof X509Certificate certificate) {
                certificates.add(certificate);
            }
        }
        if (certificates.isEmpty()) {
            throw new TlsFileException(
                    Problem.UNUSABLE,
                    "tlsKeyStore",
                    path,
                    "has no private key with a certificate (look: keytool -list)");
        }
        String password = files.keyPassword().or(files::keyStorePassword).orElse("");
        try {
            return of(store, password.toCharArray(), certificates);
        } catch (java.security.UnrecoverableKeyException e) {
            throw new TlsFileException(
                    Problem.WRONG_PASSWORD,
                    "tlsKeyStore",
                    path,
                    "has a key with another password than the store: set tlsKeyPassword",
                    e);
        }
    }

    private static Identity of(KeyStore store, char[] password, List<X509Certificate> certificates)
            throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return new Identity(factory.getKeyManagers(), List.copyOf(certificates));
    }

    private static void requirePair(PemFile keyFile, PrivateKey key, X509Certificate certificate) {
        if (!isPair(key, certificate.getPublicKey())) {
            throw new TlsFileException(
                    Problem.KEY_MISMATCH,
                    keyFile.option(),
                    keyFile.path(),
                    "is not the key of the certificate " + CertificateText.subject(certificate)
                            + " (expected: the pair that was made together; the first certificate of tlsCertificate"
                            + " is ours, those of CAs follow)");
        }
    }

    private static boolean isPair(PrivateKey key, PublicKey certified) {
        try {
            byte[] sample = "a sample".getBytes(StandardCharsets.US_ASCII);
            Signature signature = signature(key.getAlgorithm());
            signature.initSign(key);
            signature.update(sample);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(sample);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false; // keys of two kinds
        }
    }

    private static Signature signature(String algorithm) throws GeneralSecurityException {
        return switch (algorithm) {
            case "RSA" -> Signature.getInstance("SHA256withRSA");
            case "RSASSA-PSS" -> pss();
            case "EC" -> Signature.getInstance("SHA256withECDSA");
            default -> Signature.getInstance("EdDSA");
        };
    }

    private static Signature pss() throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec(
                "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC));
        return signature;
    }

    /** The one that ends first. */
    Optional<X509Certificate> firstToExpire() {
        return certificates.stream().min((a, b) -> a.getNotAfter().compareTo(b.getNotAfter()));
    }
}
