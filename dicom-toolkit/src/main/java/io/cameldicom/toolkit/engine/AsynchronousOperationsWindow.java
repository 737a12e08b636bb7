package io.cameldicom.toolkit.engine;

/**
 * How many operations may be outstanding (PS3.7 §D.3.3.3).
 *
 * @param invoked most operations that the requestor invokes, 0 for no limit
 * @param performed most operations that the requestor performs, 0 for no limit
 */
public record AsynchronousOperationsWindow(int invoked, int performed) {}
