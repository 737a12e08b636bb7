package io.cameldicom.routes.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.routes.options.OptionException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersTest {
    private static final String PASSWORD = "correct horse Übung";

    @TempDir
    Path state;

    private final List<Duration> waits = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong(1);

    private Users users() throws IOException {
        return new Users(new UsersFile(state), clock::get, waits::add);
    }

    private void set(String name, String role, String password) {
        command().set(name, role, user -> password.toCharArray());
    }

    private UsersCommand command() {
        return new UsersCommand(state, new PrintWriter(new StringWriter()));
    }

    private String mode(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve(name)));
    }

    private Path file() {
        return state.resolve("users");
    }

    private Path initialPassword() {
        return state.resolve("initial-password");
    }

    @Test
    void knowsAUserByThePasswordAlone() throws IOException {
        set("eve", "viewer", PASSWORD);
        set("bob", "admin", PASSWORD + "!");

        assertThat(users().roleOf("eve", PASSWORD.toCharArray())).contains(Role.VIEWER);
        assertThat(users().roleOf("bob", (PASSWORD + "!").toCharArray())).contains(Role.ADMIN);
        assertThat(users().roleOf("bob", PASSWORD.toCharArray())).isEmpty();
        assertThat(users().roleOf("Eve", PASSWORD.toCharArray())).isEmpty();
        assertThat(users().roleOf("eve", new char[0])).isEmpty();
        assertThat(users().roleOf("", new char[0])).isEmpty();
    }

    @Test
    void makesTheFirstAdminWithFilesForTheirOwnerAlone() throws IOException {
        Users users = Users.open(state);

        String password = Files.readString(initialPassword()).strip();
        assertThat(mode("users")).isEqualTo("rw-------");
        assertThat(mode("initial-password")).isEqualTo("rw-------");
        assertThat(users.roleOf("admin", password.toCharArray())).contains(Role.ADMIN);
        assertThat(file()).content().doesNotContain(password);
    }

    @Test
    void keepsTheFirstPasswordAtTheSecondStart() throws IOException {
        Users.open(state);
        String password = Files.readString(initialPassword()).strip();

        assertThat(Users.open(state).roleOf("admin", password.toCharArray())).contains(Role.ADMIN);
        assertThat(initialPassword()).content().isEqualTo(password + "\n");
    }

    @Test
    void startsAnewAfterACrashBetweenTheTwoFiles() throws IOException {
        Files.writeString(initialPassword(), "half-a-pass");

        Users users = Users.open(state);

        String password = Files.readString(initialPassword()).strip();
        assertThat(password).isNotEqualTo("half-a-pass");
        assertThat(mode("initial-password")).isEqualTo("rw-------");
        assertThat(users.roleOf("admin", password.toCharArray())).contains(Role.ADMIN);
    }

    @Test
    void writesThroughNoLinkThatLiesInTheWay() throws IOException {
        Path elsewhere = Files.writeString(state.resolve("elsewhere"), "mine");
        Files.createSymbolicLink(initialPassword(), elsewhere);

        Users.open(state);

        assertThat(elsewhere).content().isEqualTo("mine");
        assertThat(initialPassword()).isRegularFile();
    }

    @Test
    void dropsTheFirstPasswordOnceItIsChanged() throws IOException {
        Users users = Users.open(state);
        String first = Files.readString(initialPassword()).strip();

        set("admin", null, PASSWORD);

        assertThat(initialPassword()).doesNotExist();
        assertThat(users.roleOf("admin", first.toCharArray())).isEmpty();
        assertThat(users.roleOf("admin", PASSWORD.toCharArray())).contains(Role.ADMIN);
        assertThat(Users.open(state).roleOf("admin", PASSWORD.toCharArray())).contains(Role.ADMIN);
    }

    @Test
    void takesAChangeOfTheFileWithoutARestart() throws IOException {
        set("eve", "viewer", PASSWORD);
        Users users = users();
        assertThat(users.roleOf("eve", PASSWORD.toCharArray())).contains(Role.VIEWER);

        set("eve", "admin", PASSWORD);
        assertThat(users.roleOf("eve", PASSWORD.toCharArray())).contains(Role.ADMIN);

        command().remove("eve");
        assertThat(users.roleOf("eve", PASSWORD.toCharArray())).isEmpty();
    }

    @Test
    void knowsWhoSignedInUntilTheUserIsRemovedOrHasAnotherPassword() throws IOException {
        set("eve", "viewer", PASSWORD);
        set("bob", "viewer", PASSWORD);
        Users users = users();
        SignedIn eve = users.signIn("eve", PASSWORD.toCharArray()).orElseThrow();
        SignedIn bob = users.signIn("bob", PASSWORD.toCharArray()).orElseThrow();
        assertThat(users.roleNow(eve)).contains(Role.VIEWER);

        set("eve", "viewer", PASSWORD + "!");
        command().remove("bob");

        assertThat(users.roleNow(eve)).isEmpty();
        assertThat(users.roleNow(bob)).isEmpty();
    }

    @Test
    void namesTheBrokenLineAndNotWhatStandsInIt() throws IOException {
        set("eve", "viewer", PASSWORD);
        Files.writeString(file(), "bob:admin:secret\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> Users.open(state))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining(file().toString())
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("bob");
    }

    @Test
    void keepsTheUsersAsTheyWereWhileALineIsBroken() throws IOException {
        set("eve", "viewer", PASSWORD);
        Users users = users();
        Files.writeString(file(), "eve:admin\n");

        assertThat(users.roleOf("eve", PASSWORD.toCharArray())).contains(Role.VIEWER);
    }

    @Test
    void refusesAHashThatIsCheapToGuess() throws IOException {
        Files.writeString(file(), "eve:admin:" + PasswordHash.ofNobody().text().replace("$600000$", "$1000$") + "\n");

        assertThatThrownBy(() -> Users.open(state)).isInstanceOf(OptionException.class);
    }

    @Test
    void makesEachFailureOfANameWaitLongerButNeverForLong() throws IOException {
        set("eve", "viewer", PASSWORD);
        Users users = users();

        for (int i = 0; i < 7; i++) {
            assertThat(users.roleOf("eve", "wrong".toCharArray())).isEmpty();
        }

        assertThat(waits).isSorted().hasSize(7).startsWith(Slowdown.FIRST).endsWith(Slowdown.LONGEST);
        assertThat(users.roleOf("eve", PASSWORD.toCharArray())).contains(Role.VIEWER);
        assertThat(users.roleOf("eve", "wrong".toCharArray())).isEmpty();
        assertThat(waits).endsWith(Slowdown.FIRST);
    }

    @Test
    void makesSomebodyUnknownWaitAsLong() throws IOException {
        set("eve", "viewer", PASSWORD);
        Users users = users();

        users.roleOf("nobody", PASSWORD.toCharArray());

        assertThat(waits).containsExactly(Slowdown.FIRST);
    }

    @Test
    void tellsWhoWasRightNotLongAgo() throws IOException {
        set("eve", "viewer", PASSWORD);
        Users users = users();

        assertThat(users.roleIfRecent("eve", PASSWORD.toCharArray())).isEmpty();
        users.roleOf("eve", PASSWORD.toCharArray());
        assertThat(users.roleIfRecent("eve", PASSWORD.toCharArray())).contains(Role.VIEWER);
        assertThat(users.roleIfRecent("eve", "wrong".toCharArray())).isEmpty();
        assertThat(users.roleIfRecent("nobody", PASSWORD.toCharArray())).isEmpty();

        command().remove("eve");
        assertThat(users.roleIfRecent("eve", PASSWORD.toCharArray())).isEmpty();
    }
}
