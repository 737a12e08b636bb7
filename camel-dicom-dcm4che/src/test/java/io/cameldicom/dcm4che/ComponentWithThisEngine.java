package io.cameldicom.dcm4che;

import io.cameldicom.component.DicomComponent;
import org.apache.camel.spi.annotations.Component;

/**
 * The component as {@code camel.component.dicom.engine=dcm4che} makes it. In this module Camel finds it under the scheme, so
 * that the tests of the component run with this engine.
 */
@Component("dicom")
public final class ComponentWithThisEngine extends DicomComponent {
    public ComponentWithThisEngine() {
        getConfiguration().setEngine(Dcm4cheEngine.NAME);
    }
}
