package io.cameldicom.toolkit.tls;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * What was read from files once.
 *
 * @param state of the files before they were read
 */
record SecureContext(SSLContext context, Identity identity, FileStates state) {
    /** @throws TlsFileException naming the option, the file and what is wrong with it */
    static SecureContext read(TlsFiles files) {
        FileStates state = FileStates.of(files.all());
        try {
            Identity identity = Identity.of(files);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity.keyManagers(), new TrustManager[] {trust(files)}, null);
            return new SecureContext(context, identity, state);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("tls: keys and certificates cannot be used (" + e.getMessage() + ")", e);
        }
    }

    private static TrustManager trust(TlsFiles files) throws GeneralSecurityException {
        Optional<KeyStore> store = Optional.empty();
        String whom = "the CAs that this Java knows";
        if (files.trustedCertificates().isPresent()) {
            PemFile file = PemFile.read(
                    "tlsTrustedCertificates", files.trustedCertificates().get());
            store = Optional.of(KeyStores.ofCertificates(file.certificates()));
            whom = "those of tlsTrustedCertificates";
        } else if (files.trustStore().isPresent()) {
            store = Optional.of(KeyStores.loadTrust(files.trustStore().get(), files.trustStorePassword()));
            whom = "those of tlsTrustStore";
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store.orElse(null));
        return new CheckedTrust(
                Arrays.stream(factory.getTrustManagers())
                        .filter(X509ExtendedTrustManager.class::isInstance)
                        .map(X509ExtendedTrustManager.class::cast)
                        .findFirst()
                        .orElseThrow(() -> new GeneralSecurityException("no X.509 trust manager in this Java")),
                whom);
    }
}
