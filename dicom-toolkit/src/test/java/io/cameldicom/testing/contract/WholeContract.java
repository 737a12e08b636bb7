package io.cameldicom.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The test of an engine: its nested classes hold every contract there is, or it fails. */
public abstract class WholeContract {
    @Test
    void holdsEveryContract() {
        List<Class<?>> nested = Stream.<Class<?>>of(getClass().getDeclaredClasses())
                .filter(each -> each.isAnnotationPresent(Nested.class))
                .<Class<?>>map(Class::getSuperclass)
                .toList();
        assertThat(nested)
                .doesNotHaveDuplicates()
                .containsAll(contracts(EngineContract.class).toList());
    }

    /** Those that are sealed only hold together what others have in common. */
    private static Stream<Class<?>> contracts(Class<?> contract) {
        return contract.isSealed()
                ? Stream.of(contract.getPermittedSubclasses()).flatMap(WholeContract::contracts)
                : Stream.of(contract);
    }
}
