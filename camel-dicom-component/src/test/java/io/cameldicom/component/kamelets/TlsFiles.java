package io.cameldicom.component.kamelets;

import io.cameldicom.testing.CertificateAuthority;
import io.cameldicom.testing.DerElement;
import io.cameldicom.testing.PemFiles;
import java.nio.file.Path;
import java.security.PrivateKey;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Certificate and encrypted key of somebody on 127.0.0.1, and the authority behind it.
 *
 * @param password of the key; has all that a URI would stumble over
 */
record TlsFiles(Path authority, Path certificate, Path key, String password) {
    private static final String ALGORITHM = "PBEWithHmacSHA256AndAES_256";
    private static final byte[] PBES2 = DerElement.hex("06092A864886F70D01050D");

    static TlsFiles make(Path folder, String subject) throws Exception {
        CertificateAuthority authority = new CertificateAuthority("CN=Hospital CA");
        CertificateAuthority.IssuedCertificate issued = authority.issue(subject);
        String password = "50% of a+b & c=d)";
        return new TlsFiles(
                PemFiles.write(folder.resolve("ca & co.crt"), authority.certificate()),
                PemFiles.write(folder.resolve("own+1.crt"), issued.certificate()),
                PemFiles.write(
                        folder.resolve("own 50%.key"),
                        PemFiles.pem("ENCRYPTED PRIVATE KEY", encrypted(issued.key(), password))),
                password);
    }

    private static byte[] encrypted(PrivateKey key, String password) throws Exception {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(ALGORITHM).generateSecret(new PBEKeySpec(password.toCharArray())));
        byte[] pbes2 = DerElement.of(0x30, PBES2, cipher.getParameters().getEncoded());
        return DerElement.of(0x30, pbes2, DerElement.of(0x04, cipher.doFinal(key.getEncoded())));
    }
}
