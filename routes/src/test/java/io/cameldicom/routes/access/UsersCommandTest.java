package io.cameldicom.routes.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersCommandTest {
    private static final String PASSWORD = "twelve chars";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();

    private UsersCommand command() {
        return new UsersCommand(folder.resolve("state"), new PrintWriter(out));
    }

    private void set(String name, String role) {
        command().set(name, role, user -> PASSWORD.toCharArray());
    }

    @Test
    void listsNamesAndRolesAndNoHash() {
        set("eve", "viewer");
        set("bob", "admin");
        out.getBuffer().setLength(0);

        command().list();

        assertThat(out.toString().lines()).containsExactly("bob  admin", "eve  viewer");
    }

    @Test
    void asksForTheRoleOfANewUserAndKeepsThatOfAnOldOne() {
        assertThatThrownBy(() -> set("eve", null)).hasMessageContaining("--role");

        set("eve", "viewer");
        set("eve", null);

        assertThat(out.toString()).contains("eve is set (viewer)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "elevenchars", "a tab\tin the midst of it"})
    void refusesAPasswordThatBreaksTheRule(String password) {
        assertThatThrownBy(() -> command().set("eve", "viewer", user -> password.toCharArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("password")
                .hasMessageNotContaining(password);
        assertThat(folder.resolve("state/users")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:b", "a b", "../a", "ä", "a\nb"})
    void refusesANameThatTheFileCannotHold(String name) {
        assertThatThrownBy(() -> set(name, "admin")).hasMessageContaining("user name");
    }

    @Test
    void refusesARoleThatThereIsNot() {
        assertThatThrownBy(() -> set("eve", "root")).hasMessageContaining("viewer or admin");
    }

    @Test
    void removesOnlyWhoIsThere() {
        set("eve", "viewer");
        command().remove("eve");

        assertThatThrownBy(() -> command().remove("eve")).hasMessageContaining("users list");
    }

    @Test
    void losesNobodyWhenManyChangeTheFileAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String name = "user" + i;
                all.add(threads.submit(() -> set(name, "viewer")));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(new UsersFile(folder.resolve("state")).read()).hasSize(8);
    }

    @Test
    void readsOneLineOfInput() throws IOException {
        byte[] input = "pässword 12345\r\nmore\n".getBytes(StandardCharsets.UTF_8);

        assertThat(PasswordSource.line(new ByteArrayInputStream(input)))
                .containsExactly("pässword 12345".toCharArray());
    }

    @Test
    void readsNoLineWithoutEnd() {
        assertThatThrownBy(() -> PasswordSource.line(new ByteArrayInputStream(new byte[100_000])))
                .hasMessageContaining("too long");
    }
}
