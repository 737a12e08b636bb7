package io.cameldicom.component.jmx;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Optional;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.StandardMBean;

/**
 * An MXBean whose attributes, operations and parameters carry the {@link Description} that its interface has of them.
 * Operations of one name are not told apart. Parameters have the names of the source, where it is compiled with them.
 */
public final class DescribedMBean extends StandardMBean {
    /**
     * @param shown what answers
     * @param type an interface that follows the rules of MXBeans
     * @throws IllegalArgumentException if it does not
     */
    public <T> DescribedMBean(T shown, Class<T> type) {
        super(shown, type, true);
    }

    @Override
    protected String getDescription(MBeanInfo info) {
        return description(getMBeanInterface()).orElseGet(() -> super.getDescription(info));
    }

    @Override
    protected String getDescription(MBeanAttributeInfo attribute) {
        String getter = (attribute.isIs() ? "is" : "get") + attribute.getName();
        return method(getter).flatMap(DescribedMBean::description).orElseGet(() -> super.getDescription(attribute));
    }

    @Override
    protected String getDescription(MBeanOperationInfo operation) {
        return method(operation.getName())
                .flatMap(DescribedMBean::description)
                .orElseGet(() -> super.getDescription(operation));
    }

    @Override
    protected String getDescription(MBeanOperationInfo operation, MBeanParameterInfo parameter, int position) {
        return parameter(operation, position)
                .flatMap(DescribedMBean::description)
                .orElseGet(() -> super.getDescription(operation, parameter, position));
    }

    @Override
    protected String getParameterName(MBeanOperationInfo operation, MBeanParameterInfo parameter, int position) {
        return parameter(operation, position).map(Parameter::getName).orElseGet(parameter::getName);
    }

    private Optional<Parameter> parameter(MBeanOperationInfo operation, int position) {
        return method(operation.getName()).map(method -> method.getParameters()[position]);
    }

    private Optional<Method> method(String name) {
        return Arrays.stream(getMBeanInterface().getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst();
    }

    private static Optional<String> description(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(Description.class)).map(Description::value);
    }
}
