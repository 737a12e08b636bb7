package io.cameldicom.toolkit.netty;

import io.netty.buffer.ByteBuf;

/**
 * P-DATA-TF PDUs on their way to the network.
 *
 * @param pdus whole PDUs
 * @param bytes of the data set among them
 * @param last whether the data set ends with them
 * @param giveBack to be called when {@code pdus} was released: gives back the buffers that it shares
 */
record Batch(ByteBuf pdus, int bytes, boolean last, Runnable giveBack) {
    /** Nobody will write it. */
    void discard() {
        pdus.release();
        giveBack.run();
    }
}
