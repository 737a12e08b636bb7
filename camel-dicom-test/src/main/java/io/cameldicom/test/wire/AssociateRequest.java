package io.cameldicom.test.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A-ASSOCIATE-RQ (PS3.8 §9.3.2).
 *
 * @param titles the 64 bytes of the titles and what is reserved behind them, for the answer to repeat
 * @param callingTitle without padding
 * @param calledTitle without padding
 */
public record AssociateRequest(
        int protocolVersion,
        byte[] titles,
        String callingTitle,
        String calledTitle,
        String applicationContext,
        List<ProposedContext> contexts,
        UserInformation user) {
    private static final int FIXED = 68;

    /**
     * Reads the body of the PDU.
     *
     * @throws WireException where an item does not end where what encloses it ends
     */
    public static AssociateRequest read(byte[] body) throws WireException {
        if (body.length < FIXED) {
            throw new WireException("A-ASSOCIATE-RQ: " + body.length + " bytes (expected: at least " + FIXED + ")");
        }
        String application = "";
        List<ProposedContext> contexts = new ArrayList<>();
        UserInformation user = user(List.of());
        for (Item item : Item.all(Arrays.copyOfRange(body, FIXED, body.length))) {
            switch (item.type()) {
                case Item.APPLICATION_CONTEXT -> application = item.text();
                case Item.PROPOSED_CONTEXT -> contexts.add(context(item));
                case Item.USER_INFORMATION -> user = user(Item.all(item.value()));
                default -> {
                    // PS3.8 §9.3.1: items that are not known are passed over
                }
            }
        }
        return new AssociateRequest(
                ByteBuffer.wrap(body).getShort(),
                Arrays.copyOfRange(body, 4, FIXED),
                title(body, 20),
                title(body, 4),
                application,
                List.copyOf(contexts),
                user);
    }

    private static String title(byte[] body, int offset) {
        return new String(body, offset, 16, StandardCharsets.US_ASCII).strip();
    }

    private static ProposedContext context(Item item) throws WireException {
        byte[] value = item.value();
        if (value.length < 4) {
            throw new WireException("presentation context: " + value.length + " bytes (expected: at least 4)");
        }
        String abstractSyntax = "";
        List<String> transferSyntaxes = new ArrayList<>();
        for (Item part : Item.all(Arrays.copyOfRange(value, 4, value.length))) {
            if (part.type() == Item.ABSTRACT_SYNTAX) {
                abstractSyntax = part.text();
            } else if (part.type() == Item.TRANSFER_SYNTAX) {
                transferSyntaxes.add(part.text());
            }
        }
        return new ProposedContext(value[0] & 0xFF, abstractSyntax, List.copyOf(transferSyntaxes));
    }

    private static UserInformation user(List<Item> items) throws WireException {
        long maximum = 0;
        String classUid = "";
        String version = "";
        Optional<UserInformation.Window> window = Optional.empty();
        Map<String, UserInformation.Roles> roles = new LinkedHashMap<>();
        Map<String, String> extended = new LinkedHashMap<>();
        OptionalInt identity = OptionalInt.empty();
        for (Item item : items) {
            ByteBuffer value = item.buffer();
            switch (item.type()) {
                case Item.MAXIMUM_LENGTH ->
                    maximum = Integer.toUnsignedLong(item.atLeast(4).getInt());
                case Item.IMPLEMENTATION_CLASS -> classUid = item.text();
                case Item.IMPLEMENTATION_VERSION -> version = item.text();
                case Item.WINDOW -> {
                    value = item.atLeast(4);
                    window = Optional.of(new UserInformation.Window(
                            Short.toUnsignedInt(value.getShort()), Short.toUnsignedInt(value.getShort())));
                }
                case Item.ROLES -> {
                    String uid = item.leadingUid(value);
                    roles.put(uid, new UserInformation.Roles(Item.flag(value), Item.flag(value)));
                }
                case Item.EXTENDED -> extended.put(item.leadingUid(value), hex(value));
                case Item.IDENTITY -> identity = OptionalInt.of(item.atLeast(1).get());
                default -> {
                    // as above
                }
            }
        }
        return new UserInformation(
                maximum, classUid, version, window, Map.copyOf(roles), Map.copyOf(extended), identity);
    }

    private static String hex(ByteBuffer rest) {
        byte[] bytes = new byte[rest.remaining()];
        rest.get(bytes);
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
