package org.gaas.engine.boot;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;
import org.springframework.stereotype.Component;

/** Lets settings be of {@code Optional<Path>}: Spring Boot knows paths, and what may be absent, but not both at once. */
@Component
@ConfigurationPropertiesBinding
final class PathsThatMayBeAbsent implements ConditionalGenericConverter {
    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, Optional.class));
    }

    @Override
    public boolean matches(TypeDescriptor from, TypeDescriptor to) {
        return to.getResolvableType().getGeneric().resolve() == Path.class;
    }

    @Override
    public Object convert(Object value, TypeDescriptor from, TypeDescriptor to) {
        return Optional.ofNullable((String) value)
                .filter(path -> !path.isBlank())
                .map(Path::of);
    }
}
