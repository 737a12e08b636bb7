package io.cameldicom.component.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.DicomOperation;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The tables of docs/conformance.md say what the code does. To renew them:
 *
 * <pre>
 * mvn -q -pl camel-dicom-component -am test -Dtest=ConformanceStatementTest -Dsurefire.failIfNoSpecifiedTests=false -Dconformance.renew
 * </pre>
 */
class ConformanceStatementTest {
    @Test
    void saysWhatTheCodeDoes() throws Exception {
        String page = ConformancePage.read();
        try (Acceptor acceptor = new Acceptor(
                        "?services=store,find,worklist,move,get,commitment,mpps&moveDestinations=RAW(US@127.0.0.1:104)");
                Requestor requestor = new Requestor()) {
            Map<String, Table> tables = new Tables(acceptor, requestor).all();
            assertThat(ConformancePage.tables(page)).containsExactlyInAnyOrderElementsOf(tables.keySet());

            String asTheCodeHasIt = ConformancePage.with(page, tables);
            if (System.getProperty("conformance.renew") != null) {
                ConformancePage.write(asTheCodeHasIt);
            } else {
                assertThat(page)
                        .as("docs/conformance.md (renew its tables as ConformanceStatementTest says)")
                        .isEqualTo(asTheCodeHasIt);
            }
        }
    }

    @Test
    void knowsEveryOperationThatCallsAPeer() {
        Set<String> calling = Arrays.stream(DicomOperation.values())
                .filter(operation -> operation.isAddressed() && operation != DicomOperation.LISTEN)
                .map(DicomOperation::uriName)
                .collect(Collectors.toSet());

        assertThat(Operation.ALL).extracting(Operation::name).containsAll(calling);
    }
}
