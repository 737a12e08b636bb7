package io.cameldicom.test.junit;

import io.cameldicom.test.FaultyPeer;
import io.cameldicom.test.PeerOptions;
import io.cameldicom.test.script.Script;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts a peer before each test and closes it after. The test takes it as a parameter of type {@link FaultyPeer}, or from
 * {@link #peer} where the extension is a registered field. {@link FaultScript} says what it does.
 */
public final class FaultyPeerExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private final PeerOptions options;
    private FaultyPeer peer;

    public FaultyPeerExtension() {
        this(PeerOptions.DEFAULTS);
    }

    public FaultyPeerExtension(PeerOptions options) {
        this.options = options;
    }

    /**
     * The peer of the test that runs.
     *
     * @throws IllegalStateException where none runs
     */
    public FaultyPeer peer() {
        if (peer == null) {
            throw new IllegalStateException("no peer (expected: within a test)");
        }
        return peer;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        peer = FaultyPeer.start(options, script(context));
    }

    private static Script script(ExtensionContext context) {
        return annotation(context.getElement())
                .or(() -> annotation(context.getTestClass()))
                .map(annotation -> Script.parse(String.join("\n", annotation.value())))
                .orElse(Script.NONE);
    }

    private static Optional<FaultScript> annotation(Optional<? extends AnnotatedElement> element) {
        return element.map(one -> one.getAnnotation(FaultScript.class));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        peer.close();
        peer = null;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == FaultyPeer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return peer();
    }
}
