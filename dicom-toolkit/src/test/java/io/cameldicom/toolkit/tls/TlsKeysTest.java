package io.cameldicom.toolkit.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.testing.CertificateAuthority;
import io.cameldicom.testing.CertificateAuthority.IssuedCertificate;
import io.cameldicom.testing.DerElement;
import io.cameldicom.testing.PemFiles;
import io.cameldicom.toolkit.tls.TlsFileException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys and certificates in all formats that are read, and what is said of those that are not. */
class TlsKeysTest {
    private static final String PASSWORD = "a long password";
    private static final CertificateAuthority CA = new CertificateAuthority("CN=Test CA");
    private static final KeyPair RSA = CertificateAuthority.rsaKeys();
    private static final IssuedCertificate EC = CA.issue("CN=pacs,O=Hospital");

    @TempDir
    Path folder;

    @Test
    void readsACertificateAndItsKeyFromOneFileOrTwo() {
        Path certificate = PemFiles.write(folder.resolve("a.crt"), EC.certificate(), CA.certificate());
        Path key = PemFiles.write(folder.resolve("a.key"), EC.key());
        Path both = PemFiles.write(
                folder.resolve("both.pem"), "Bag Attributes\n" + content(key) + "some words\n" + content(certificate));

        assertThat(subjects(pem(certificate, Optional.of(key)))).containsExactly("CN=pacs,O=Hospital");
        assertThat(subjects(pem(both, Optional.empty()))).containsExactly("CN=pacs,O=Hospital");
    }

    @Test
    void readsRsaKeysInTheOlderFormat() {
        IssuedCertificate rsa = rsa();
        Path certificate = PemFiles.write(folder.resolve("a.crt"), rsa.certificate());
        Path key = PemFiles.write(folder.resolve("a.key"), PemFiles.pem("RSA PRIVATE KEY", inner(rsa.key())));

        assertThat(subjects(pem(certificate, Optional.of(key)))).containsExactly("CN=rsa");
    }

    @Test
    void readsEcKeysInTheOlderFormatAfterTheirParameters() {
        Path certificate = PemFiles.write(folder.resolve("a.crt"), EC.certificate());
        String parameters = PemFiles.pem("EC PARAMETERS", new byte[] {6, 8, 42, -122, 72, -50, 61, 3, 1, 7});
        Path key = PemFiles.write(
                folder.resolve("a.key"), parameters + PemFiles.pem("EC PRIVATE KEY", withCurve(inner(EC.key()))));

        assertThat(subjects(pem(certificate, Optional.of(key)))).containsExactly("CN=pacs,O=Hospital");
    }

    @Test
    void readsEncryptedKeys() throws Exception {
        Path certificate = PemFiles.write(folder.resolve("a.crt"), EC.certificate());
        Path key = encrypted(EC.key());

        assertThat(subjects(files(certificate, Optional.of(key), Optional.of(PASSWORD))))
                .containsExactly("CN=pacs,O=Hospital");
    }

    @Test
    void saysThatAPasswordIsMissingOrWrongAndNeverWhichItWas() throws Exception {
        Path certificate = PemFiles.write(folder.resolve("a.crt"), EC.certificate());
        Path key = encrypted(EC.key());

        assertProblem(
                files(certificate, Optional.of(key), Optional.empty()), Problem.PASSWORD_MISSING, "set tlsKeyPassword");
        TlsFiles wrong = files(certificate, Optional.of(key), Optional.of("mistaken"));
        assertProblem(wrong, Problem.WRONG_PASSWORD, "check tlsKeyPassword");
        assertThat(wrong.toString()).doesNotContain("mistaken");
    }

    /** A pattern that calls itself for each dash would need more stack than there is. */
    @Test
    void saysOfWhateverStandsInAFileThatItIsNoKey() {
        Path certificate = PemFiles.write(folder.resolve("a.crt"), EC.certificate());
        String dashes = "-----BEGIN PRIVATE KEY-----\n" + "-a".repeat(100_000) + "\n-----END PRIVATE KEY-----\n";
        byte[] endless = {
            0x30, (byte) 0x84, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 2, (byte) 0x84, 0x7F, -1, -1, -1
        };

        for (String key : List.of(dashes, PemFiles.pem("EC PRIVATE KEY", endless))) {
            Path file = PemFiles.write(folder.resolve("a.key"), key);
            assertThatThrownBy(() -> new TlsKeys(pem(certificate, Optional.of(file))))
                    .isInstanceOf(TlsFileException.class);
        }
    }

    @Test
    void saysThatKeyAndCertificateAreNoPair() {
        Path certificate = PemFiles.write(folder.resolve("a.crt"), EC.certificate());
        Path other = PemFiles.write(
                folder.resolve("other.key"), CertificateAuthority.ecKeys().getPrivate());
        Path rsa = PemFiles.write(folder.resolve("rsa.key"), RSA.getPrivate());

        assertProblem(
                pem(certificate, Optional.of(other)),
                Problem.KEY_MISMATCH,
                "is not the key of the certificate 'CN=pacs");
        assertProblem(pem(certificate, Optional.of(rsa)), Problem.KEY_MISMATCH, "tlsKey: ");
    }

    @Test
    void saysWhatAFileIsNot() {
        Path certificate = PemFiles.write(folder.resolve("a.crt"), EC.certificate());
        Path words = PemFiles.write(folder.resolve("words"), "no key at all");
        Path broken = PemFiles.write(
                folder.resolve("broken"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----");
        Path old = PemFiles.write(
                folder.resolve("old"),
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAAAA\n"
                        + "-----END RSA PRIVATE KEY-----\n");

        assertProblem(pem(folder.resolve("none"), Optional.empty()), Problem.UNREADABLE, "does not exist");
        assertProblem(pem(words, Optional.empty()), Problem.UNUSABLE, "has no -----BEGIN");
        assertProblem(pem(certificate, Optional.empty()), Problem.UNUSABLE, "has no private key");
        assertProblem(pem(certificate, Optional.of(broken)), Problem.UNUSABLE, "is damaged");
        assertProblem(pem(certificate, Optional.of(old)), Problem.UNSUPPORTED, "openssl pkcs8 -topk8");
    }

    @Test
    void readsStoresOfBothFormats() {
        for (String type : List.of("PKCS12", "JKS")) {
            Path keys = PemFiles.store(folder.resolve(type), type, EC, PASSWORD);
            Path trust = PemFiles.trust(folder.resolve(type + "-trust"), type, CA.certificate(), PASSWORD);

            assertThat(subjects(stores(keys, PASSWORD, trust))).containsExactly("CN=pacs,O=Hospital");
        }
    }

    @Test
    void saysWhatIsWrongWithAStore() {
        Path keys = PemFiles.store(folder.resolve("keys.p12"), "PKCS12", EC, PASSWORD);
        Path trust = PemFiles.trust(folder.resolve("trust.p12"), "PKCS12", CA.certificate(), PASSWORD);
        Path words = PemFiles.write(folder.resolve("words"), "no store at all, but long enough for one");

        assertProblem(stores(keys, "mistaken", trust), Problem.WRONG_PASSWORD, "check tlsKeyStorePassword");
        assertProblem(stores(keys, null, trust), Problem.PASSWORD_MISSING, "set tlsKeyStorePassword");
        assertProblem(stores(words, PASSWORD, trust), Problem.UNUSABLE, "neither PKCS#12 nor JKS");
        assertProblem(stores(trust, PASSWORD, trust), Problem.UNUSABLE, "has no private key");
        assertProblem(stores(keys, PASSWORD, keys), Problem.UNUSABLE, "marks no certificate as trusted");
    }

    @Test
    void usesWhatReplacesAFileAndStaysWithTheOldWhereItIsNoUse() throws Exception {
        Path file = PemFiles.write(folder.resolve("both.pem"), both(EC));
        TlsKeys keys = new TlsKeys(pem(file, Optional.empty()));
        Object first = keys.current();

        keys.look();
        assertThat(keys.current()).isSameAs(first);

        PemFiles.write(file, "half of a fi");
        keys.look();
        assertThat(keys.current()).isSameAs(first);

        PemFiles.write(file, both(CA.issue("CN=renewed")));
        keys.look();
        assertThat(keys.current()).isNotSameAs(first);
        assertThat(keys.context()).isSameAs(keys.context());
    }

    private static void assertProblem(TlsFiles files, Problem problem, String message) {
        assertThatThrownBy(() -> SecureContext.read(files))
                .isInstanceOfSatisfying(
                        TlsFileException.class, e -> assertThat(e.problem()).isEqualTo(problem))
                .hasMessageContaining(message)
                .hasMessageNotContaining("mistaken");
    }

    private static List<String> subjects(TlsFiles files) {
        return SecureContext.read(files).identity().certificates().stream()
                .map(certificate -> certificate.getSubjectX500Principal().getName())
                .toList();
    }

    private static TlsFiles pem(Path certificate, Optional<Path> key) {
        return files(certificate, key, Optional.empty());
    }

    private static TlsFiles files(Path certificate, Optional<Path> key, Optional<String> password) {
        return new TlsFiles(
                Optional.of(certificate),
                key,
                password,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static TlsFiles stores(Path keys, String password, Path trust) {
        return new TlsFiles(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(keys),
                Optional.ofNullable(password),
                Optional.of(trust),
                Optional.of(PASSWORD));
    }

    private static IssuedCertificate rsa() {
        Instant now = Instant.now();
        return CA.issue(
                "CN=rsa", List.of("localhost"), now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(30)), RSA);
    }

    private static String both(IssuedCertificate issued) throws Exception {
        return PemFiles.pem("PRIVATE KEY", issued.key().getEncoded())
                + PemFiles.pem("CERTIFICATE", issued.certificate().getEncoded());
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The OCTET STRING at the end of a PKCS#8 key: the older format. */
    private static byte[] inner(PrivateKey key) {
        byte[] pkcs8 = key.getEncoded();
        for (int i = 8; i < pkcs8.length - 4; i++) {
            int length = pkcs8[i + 1] & 0xFF;
            int header = length < 0x80 ? 2 : 2 + (length & 0x7F);
            if (pkcs8[i] == 0x04 && pkcs8[i + header] == 0x30) {
                return Arrays.copyOfRange(pkcs8, i + header, pkcs8.length);
            }
        }
        throw new IllegalStateException("no octet string");
    }

    /** Java leaves the curve out, OpenSSL writes it. */
    private static byte[] withCurve(byte[] sec1) {
        byte[] curve = {(byte) 0xA0, 0x0A, 6, 8, 42, -122, 72, -50, 61, 3, 1, 7};
        int end = 2 + 3 + 2 + 32;
        byte[] key = new byte[end + curve.length];
        System.arraycopy(sec1, 0, key, 0, end);
        System.arraycopy(curve, 0, key, end, curve.length);
        key[1] = (byte) (key.length - 2);
        return key;
    }

    private Path encrypted(PrivateKey key) throws Exception {
        String algorithm = "PBEWithHmacSHA256AndAES_256";
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(PASSWORD.toCharArray())));
        AlgorithmParameters parameters = cipher.getParameters();
        byte[] pbes2 = DerElement.of(0x30, DerElement.hex("06092A864886F70D01050D"), parameters.getEncoded());
        byte[] der = DerElement.of(0x30, pbes2, DerElement.of(0x04, cipher.doFinal(key.getEncoded())));
        return PemFiles.write(folder.resolve("encrypted.key"), PemFiles.pem("ENCRYPTED PRIVATE KEY", der));
    }
}
