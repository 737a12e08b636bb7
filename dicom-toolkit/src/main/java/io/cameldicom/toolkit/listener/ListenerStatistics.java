package io.cameldicom.toolkit.listener;

/**
 * What a listener has done since it was started.
 *
 * @param open associations that are open now
 * @param accepted associations that were accepted
 * @param rejected associations that were rejected, and connections closed before they asked, as there were too many
 * @param aborted accepted associations that ended otherwise than by a release
 * @param objects objects that arrived completely
 * @param bytes of the data sets of these objects
 */
public record ListenerStatistics(long open, long accepted, long rejected, long aborted, long objects, long bytes) {}
