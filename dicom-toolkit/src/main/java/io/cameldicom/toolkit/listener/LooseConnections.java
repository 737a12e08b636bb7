package io.cameldicom.toolkit.listener;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The connections without an association: before it, where one is rejected, and after it. Where they are too many the
 * oldest is closed, and where the beginnings of their requests take too much memory the oldest of those that sent one: so
 * whoever asks at once is heard, however many connect and say nothing, or say it slowly. Safe for use by many threads.
 */
final class LooseConnections {
    /** Most of them at a time. */
    static final int MAXIMUM = 256;

    /** Most bytes of memory that all unfinished requests may take together. */
    static final long MAXIMUM_MEMORY = 16 << 20;

    private final Map<Channel, Integer> channels = new LinkedHashMap<>();
    private long memory;
    private final Refusals refusals;

    LooseConnections(Refusals refusals) {
        this.refusals = refusals;
    }

    void add(Channel channel) {
        Channel oldest;
        synchronized (channels) {
            channels.put(channel, 0);
            if (channels.size() <= MAXIMUM) {
                return;
            }
            oldest = removeOldest(0);
        }
        refuse(oldest, "too many connections wait without an association: it was the oldest");
    }

    /** What the channel has sent of a request takes so many bytes now. */
    void waits(Channel channel, int bytes) {
        Channel oldest;
        synchronized (channels) {
            Integer before = channels.replace(channel, bytes);
            if (before == null) {
                return; // it is being closed
            }
            memory += bytes - before;
            if (memory <= MAXIMUM_MEMORY) {
                return;
            }
            oldest = removeOldest(1);
        }
        refuse(oldest, "requests that are not complete take too much memory: its was the oldest");
    }

    private void refuse(Channel channel, String text) {
        String from = Security.address(channel).map(InetAddress::getHostAddress).orElse("");
        refusals.add(RejectionCause.TOO_MANY_CONNECTIONS, from, text);
        channel.close();
    }

    /** Of those that take so much memory, or more. */
    private Channel removeOldest(int least) {
        Iterator<Map.Entry<Channel, Integer>> oldestFirst = channels.entrySet().iterator();
        Map.Entry<Channel, Integer> oldest = oldestFirst.next();
        while (oldest.getValue() < least) {
            oldest = oldestFirst.next();
        }
        oldestFirst.remove();
        memory -= oldest.getValue();
        return oldest.getKey();
    }

    /** The channel has an association now, or is closed. */
    void remove(Channel channel) {
        synchronized (channels) {
            Integer freed = channels.remove(channel);
            memory -= freed == null ? 0 : freed;
        }
    }
}
