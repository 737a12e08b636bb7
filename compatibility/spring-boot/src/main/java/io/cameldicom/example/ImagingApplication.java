package io.cameldicom.example;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Stores what comes into a folder, and is a small archive itself. */
@SpringBootApplication
public class ImagingApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(ImagingApplication.class, arguments);
    }
}
