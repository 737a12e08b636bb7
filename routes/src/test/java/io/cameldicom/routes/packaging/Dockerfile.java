package io.cameldicom.routes.packaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The instructions of a Dockerfile, lines joined, comments gone. */
record Dockerfile(List<Instruction> instructions) {
    record Instruction(String name, String arguments) {
        /** The words of an instruction in exec form. */
        List<String> exec() throws IOException {
            return List.of(new ObjectMapper().readValue(arguments.substring(arguments.indexOf('[')), String[].class));
        }

        /** The words that are no flag of the instruction. */
        List<String> words() {
            return Arrays.stream(arguments.split("\\s+"))
                    .filter(word -> !word.startsWith("--"))
                    .toList();
        }
    }

    static Dockerfile read(Path file) throws IOException {
        String joined = Files.readString(file).replaceAll("(?m)^\\s*#.*\\R", "").replaceAll("\\\\\\R", " ");
        return new Dockerfile(joined.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> line.split("\\s+", 2))
                .map(parts -> new Instruction(parts[0].toUpperCase(Locale.ROOT), parts[1].strip()))
                .toList());
    }

    List<Instruction> all(String name) {
        return instructions.stream()
                .filter(instruction -> instruction.name().equals(name))
                .toList();
    }

    /** The one that counts: the last of its name. */
    Instruction last(String name) {
        List<Instruction> all = all(name);
        return all.get(all.size() - 1);
    }
}
