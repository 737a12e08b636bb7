package io.cameldicom.routes.confirmation;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Makes UIDs that nobody can guess, from random UUIDs (PS3.5 §B.2). */
final class TransactionUid {
    private TransactionUid() {}

    static String create() {
        UUID uuid = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
        return "2.25." + new BigInteger(1, bytes);
    }
}
