package io.cameldicom.toolkit.listener;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Addresses that have their first bits in common (RFC 4632, RFC 4291 §2.3).
 *
 * @param prefix in bits, 0 to 32 or 128
 */
public record AddressRange(InetAddress network, int prefix) {
    private static final Pattern LITERAL = Pattern.compile("[0-9]+(?:\\.[0-9]+){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /**
     * @param text an address, or an address and a number of bits, such as {@code 10.1.2.3}, {@code 10.1.0.0/16}, {@code
     *     fd00::/8}
     * @throws IllegalArgumentException if it is neither, or an IPv4 address of fewer than four numbers, which means another one
     *     than it seems to; names are not looked up
     */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        try {
            if (!LITERAL.matcher(literal).matches()) {
                throw new IllegalArgumentException("no address");
            }
            InetAddress network = InetAddress.getByName(literal);
            int bits = network.getAddress().length * Byte.SIZE;
            int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
            if (prefix < 0 || prefix > bits) {
                throw new IllegalArgumentException("too many bits");
            }
            return new AddressRange(network, prefix);
        } catch (UnknownHostException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "address: '" + text
                            + "' (expected: an address or a network, such as 10.1.2.3, 10.1.0.0/16, fd00::/8)",
                    e);
        }
    }

    public boolean contains(InetAddress address) {
        byte[] ours = network.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if ((ours[bit / Byte.SIZE] & mask) != (theirs[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }
}
