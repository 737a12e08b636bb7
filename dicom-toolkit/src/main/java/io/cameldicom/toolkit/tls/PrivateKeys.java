package io.cameldicom.toolkit.tls;

import io.cameldicom.toolkit.tls.PemFile.Block;
import io.cameldicom.toolkit.tls.TlsFileException.Problem;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Reads the private key of a PEM file: PKCS#8, plain or encrypted, PKCS#1 (RSA) and SEC 1 (EC). */
final class PrivateKeys {
    private static final String PKCS8 = "PRIVATE KEY";
    private static final String ENCRYPTED_PKCS8 = "ENCRYPTED PRIVATE KEY";
    private static final String PKCS1 = "RSA PRIVATE KEY";
    private static final String SEC1 = "EC PRIVATE KEY";
    private static final String PBES2 = "1.2.840.113549.1.5.13";
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");
    private static final String CONVERT = "convert it by: openssl pkcs8 -topk8 -v2 aes256 -in FILE -out NEW";

    private final PemFile file;
    private final Optional<String> password;

    private PrivateKeys(PemFile file, Optional<String> password) {
        this.file = file;
        this.password = password;
    }

    /** @throws TlsFileException if there is no key in it, or none that can be read */
    static PrivateKey of(PemFile file, Optional<String> password) {
        return file.blocks().stream()
                .filter(block -> block.label().endsWith(PKCS8))
                .findFirst()
                .map(new PrivateKeys(file, password)::key)
                .orElseThrow(() -> new TlsFileException(
                        Problem.UNUSABLE,
                        file.option(),
                        file.path(),
                        "has no private key (expected: -----BEGIN PRIVATE KEY-----)"));
    }

    private PrivateKey key(Block block) {
        if (block.isLegacyEncrypted()) {
            throw failed(Problem.UNSUPPORTED, "is encrypted as OpenSSL did it before PKCS#8: " + CONVERT, null);
        }
        return switch (block.label()) {
            case PKCS8 -> decoded(block.der(), "is damaged, or a kind of key that TLS does not use");
            case PKCS1 -> decoded(Der.pkcs8OfPkcs1(block.der()), "is a damaged RSA key");
            case SEC1 ->
                decoded(
                        Der.pkcs8OfSec1(block.der())
                                .orElseThrow(() -> failed(
                                        Problem.UNSUPPORTED, "is an EC key without a named curve: " + CONVERT, null)),
                        "is a damaged EC key, or one on a curve that this Java does not have");
            case ENCRYPTED_PKCS8 -> decrypted(block.der());
            default ->
                throw failed(
                        Problem.UNSUPPORTED,
                        "holds a " + block.label() + " (expected: an RSA, EC or Ed25519 key): " + CONVERT,
                        null);
        };
    }

    private PrivateKey decoded(byte[] pkcs8, String otherwise) {
        return decoded(new PKCS8EncodedKeySpec(pkcs8))
                .orElseThrow(() -> failed(Problem.UNUSABLE, otherwise + " (expected: RSA, EC or Ed25519)", null));
    }

    private static Optional<PrivateKey> decoded(PKCS8EncodedKeySpec spec) {
        for (String algorithm : ALGORITHMS) {
            try {
                return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(spec));
            } catch (InvalidKeySpecException | NoSuchAlgorithmException e) {
                continue; // another algorithm's
            }
        }
        return Optional.empty();
    }

    private PrivateKey decrypted(byte[] der) {
        if (password.isEmpty()) {
            throw failed(Problem.PASSWORD_MISSING, "is encrypted: set tlsKeyPassword", null);
        }
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
            AlgorithmParameters parameters = info.getAlgParameters();
            boolean isPbes2 =
                    info.getAlgName().equals(PBES2) || info.getAlgName().equals("PBES2");
            String algorithm = isPbes2 && parameters != null ? parameters.toString() : info.getAlgName();
            Cipher cipher = Cipher.getInstance(algorithm);
            SecretKey secret = SecretKeyFactory.getInstance(algorithm)
                    .generateSecret(new PBEKeySpec(password.get().toCharArray()));
            cipher.init(Cipher.DECRYPT_MODE, secret, parameters);
            return decoded(info.getKeySpec(cipher)).orElseThrow(() -> wrongPassword(null));
        } catch (InvalidKeySpecException | InvalidKeyException e) {
            throw wrongPassword(e);
        } catch (GeneralSecurityException | IOException e) {
            throw failed(Problem.UNSUPPORTED, "is encrypted in a way that this Java cannot read: " + CONVERT, e);
        }
    }

    private TlsFileException wrongPassword(Throwable cause) {
        return failed(Problem.WRONG_PASSWORD, "is not encrypted with this password: check tlsKeyPassword", cause);
    }

    private TlsFileException failed(Problem problem, String what, Throwable cause) {
        return new TlsFileException(problem, file.option(), file.path(), what, cause);
    }
}
