package io.cameldicom.toolkit.listener;

import io.netty.channel.Channel;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The connections without an association: before it, where one is rejected, and after it. Where they are too many the
 * oldest is closed, so that whoever asks at once is heard, however many connect and say nothing. Safe for use by many
 * threads.
 */
final class LooseConnections {
    /** Most of them at a time. */
    static final int MAXIMUM = 256;

    private final Set<Channel> channels = new LinkedHashSet<>();
    private final Counters counters;

    LooseConnections(Counters counters) {
        this.counters = counters;
    }

    void add(Channel channel) {
        Channel oldest;
        synchronized (channels) {
            channels.add(channel);
            if (channels.size() <= MAXIMUM) {
                return;
            }
            Iterator<Channel> oldestFirst = channels.iterator();
            oldest = oldestFirst.next();
            oldestFirst.remove();
        }
        counters.rejected();
        oldest.close();
    }

    /** The channel has an association now, or is closed. */
    void remove(Channel channel) {
        synchronized (channels) {
            channels.remove(channel);
        }
    }
}
