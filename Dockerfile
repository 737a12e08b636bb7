# The application for containers: docs/installing.md, and docs/containers.md for what stands around it.
#   mvn -DskipTests package && docker build -t camel-dicom .
ARG JAVA_IMAGE=eclipse-temurin:17.0.19_10-jre-noble
FROM ${JAVA_IMAGE}

# Owned by root, so that the application cannot change itself. No configuration: what somebody wrote into config/ here, passwords
# too, is not for everybody who gets the image.
COPY LICENSE NOTICE /opt/camel-dicom/
COPY --chmod=0755 routes/src/main/script/camel-dicom /opt/camel-dicom/camel-dicom
COPY routes/target/hawtio.war /opt/camel-dicom/
COPY routes/target/lib /opt/camel-dicom/lib
COPY routes/target/camel-dicom-routes.jar /opt/camel-dicom/

# Half of the memory of the container for the heap; buffers of the network, classes and threads need the rest. No core dump:
# it would hold objects of patients.
ENV LC_ALL=C.UTF-8 \
    JAVA_OPTS="-XX:MaxRAMPercentage=50 -XX:MaxDirectMemorySize=128m -XX:+ExitOnOutOfMemoryError -XX:-CreateCoredumpOnCrash"

# One volume for inbox, sent, quarantine, receipts and state: files are moved between them, and no move crosses a mount.
RUN install -d -m 0700 -o 10001 -g 10001 /data
VOLUME /data
USER 10001:10001

# Relative folders are below it: /data/inbox and so on; /config is the configuration, where it is mounted.
WORKDIR /
EXPOSE 9876
STOPSIGNAL SIGTERM
# Without JAVA_OPTS, as a second virtual machine has no need of them and would stumble over the ports of agents in them.
HEALTHCHECK --interval=30s --timeout=20s --start-period=90s --retries=3 CMD ["java", "-Xmx32m", "-XX:+UseSerialGC", \
    "-XX:TieredStopAtLevel=1", "-cp", "/opt/camel-dicom/camel-dicom-routes.jar", "io.cameldicom.routes.Application", "health"]
ENTRYPOINT ["/opt/camel-dicom/camel-dicom"]
