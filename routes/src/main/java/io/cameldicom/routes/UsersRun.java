package io.cameldicom.routes;

import io.cameldicom.routes.access.PasswordSource;
import io.cameldicom.routes.access.UsersCommand;
import io.cameldicom.routes.options.Option;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Who may sign in to what the service shows. */
@Command(
        name = "users",
        description = {
            "Show and change who may sign in; a service that runs takes the change at once.",
            "Start it with the state folder of the service: the same -Dstate, STATE or config/application.properties."
        },
        sortOptions = false)
final class UsersRun implements Runnable {
    @CommandLine.Option(names = "--help", usageHelp = true, description = "Show this text and stop.")
    private boolean help;

    @Override
    public void run() {
        throw new IllegalArgumentException("users: (expected: users list, users set NAME, or users remove NAME)");
    }

    @Command(name = "list", description = "Print each user with the role.")
    Integer list(
            @CommandLine.Option(names = "--help", usageHelp = true, description = "Show this text and stop.")
                    boolean helpOnly) {
        command().list();
        return ExitCode.DONE.code();
    }

    @Command(
            name = "set",
            description = {
                "Give a user a password, and make the user if there is none of that name.",
                "The password is typed at the console, or is the first line of standard input."
            },
            sortOptions = false)
    Integer set(
            @CommandLine.Parameters(paramLabel = "NAME", description = "The user.") String name,
            @CommandLine.Option(
                            names = "--role",
                            paramLabel = "viewer|admin",
                            description = "A viewer sees, an admin also invokes operations; by default as it is.")
                    String role,
            @CommandLine.Option(names = "--help", usageHelp = true, description = "Show this text and stop.")
                    boolean helpOnly) {
        command().set(name, role, PasswordSource.ofProcess());
        return ExitCode.DONE.code();
    }

    @Command(name = "remove", description = "Remove a user.")
    Integer remove(
            @CommandLine.Parameters(paramLabel = "NAME", description = "The user.") String name,
            @CommandLine.Option(names = "--help", usageHelp = true, description = "Show this text and stop.")
                    boolean helpOnly) {
        command().remove(name);
        return ExitCode.DONE.code();
    }

    private static UsersCommand command() {
        return new UsersCommand(
                Application.options(Installation.config()).folder(Option.STATE), new PrintWriter(System.out, true));
    }
}
