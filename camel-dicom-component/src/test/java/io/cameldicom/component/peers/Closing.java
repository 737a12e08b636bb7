package io.cameldicom.component.peers;

/** Ends what a test class started. */
final class Closing {
    private Closing() {}

    /** Closes all of them, whatever the others do; null where one was not started. */
    static void all(AutoCloseable... started) throws Exception {
        Exception failure = null;
        for (AutoCloseable one : started) {
            try {
                if (one != null) {
                    one.close();
                }
            } catch (Exception e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
