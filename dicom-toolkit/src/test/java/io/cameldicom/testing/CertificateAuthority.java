package io.cameldicom.testing;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** Makes certificates (RFC 5280) as tests need them, so that none in the repository ever expires. */
public final class CertificateAuthority {
    private static final byte[] ECDSA_WITH_SHA256 = DerElement.hex("300A06082A8648CE3D040302");
    private static final byte[] BASIC_CONSTRAINTS_CA = DerElement.hex("300F0603551D130101FF040530030101FF");
    private static final byte[] SUBJECT_ALT_NAME = DerElement.hex("0603551D11");
    private static final int DNS_NAME = 0x82;
    private static final int IP_ADDRESS = 0x87;

    private final X500Principal name;
    private final KeyPair keys;
    private final X509Certificate certificate;

    /** @param name such as {@code CN=Hospital CA} */
    public CertificateAuthority(String name) {
        this.name = new X500Principal(name);
        this.keys = ecKeys();
        Instant now = Instant.now();
        this.certificate = sign(
                this.name,
                keys.getPublic(),
                now.minus(Duration.ofDays(1000)),
                now.plus(Duration.ofDays(1000)),
                BASIC_CONSTRAINTS_CA);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** A key and certificate that are valid now, for {@code localhost} and {@code 127.0.0.1}. */
    public IssuedCertificate issue(String subject) {
        return issue(subject, List.of("localhost", "127.0.0.1"));
    }

    /** The same for these names and addresses. */
    public IssuedCertificate issue(String subject, List<String> hosts) {
        Instant now = Instant.now();
        return issue(subject, hosts, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(100)), ecKeys());
    }

    /** The same for these days and keys. */
    public IssuedCertificate issue(String subject, List<String> hosts, Instant from, Instant to, KeyPair pair) {
        X509Certificate issued = sign(new X500Principal(subject), pair.getPublic(), from, to, names(hosts));
        return new IssuedCertificate(pair.getPrivate(), issued);
    }

    /** @param key belongs to {@code certificate} */
    public record IssuedCertificate(PrivateKey key, X509Certificate certificate) {}

    public static KeyPair ecKeys() {
        return keys("EC", 256);
    }

    public static KeyPair rsaKeys() {
        return keys("RSA", 2048);
    }

    private static KeyPair keys(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate sign(X500Principal subject, PublicKey key, Instant from, Instant to, byte[] extension) {
        byte[] extensions = extension.length == 0 ? extension : DerElement.of(0xA3, DerElement.of(0x30, extension));
        byte[] body = DerElement.of(
                0x30,
                DerElement.hex("A003020102"),
                DerElement.of(
                        0x02,
                        new BigInteger(62, new SecureRandom())
                                .add(BigInteger.ONE)
                                .toByteArray()),
                ECDSA_WITH_SHA256,
                name.getEncoded(),
                DerElement.of(0x30, time(from), time(to)),
                subject.getEncoded(),
                key.getEncoded(),
                extensions);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(body);
            byte[] signed =
                    DerElement.of(0x30, body, ECDSA_WITH_SHA256, DerElement.of(0x03, new byte[1], signature.sign()));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] names(List<String> hosts) {
        if (hosts.isEmpty()) {
            return new byte[0];
        }
        byte[][] names = hosts.stream().map(CertificateAuthority::generalName).toArray(byte[][]::new);
        return DerElement.of(0x30, SUBJECT_ALT_NAME, DerElement.of(0x04, DerElement.of(0x30, names)));
    }

    private static byte[] generalName(String host) {
        try {
            return Character.isDigit(host.charAt(0))
                    ? DerElement.of(IP_ADDRESS, InetAddress.getByName(host).getAddress())
                    : DerElement.of(DNS_NAME, host.getBytes(StandardCharsets.US_ASCII));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(host, e);
        }
    }

    private static byte[] time(Instant time) {
        String text = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .format(time);
        return DerElement.of(0x18, text.getBytes(StandardCharsets.US_ASCII));
    }
}
