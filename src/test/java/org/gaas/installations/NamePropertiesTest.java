package org.gaas.installations;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gaas.engine.InvalidInput;

@Label("Names, whatever is typed,")
class NamePropertiesTest {
    @Property
    @Label("are refused, or harmless as directory, system user, URL part and database")
    void harmless(@ForAll("nasty") String name) {
        try {
            assertThat(new ProjectName(name).value()).isEqualTo(name).matches("[a-z][a-z0-9-]{0,24}[a-z0-9]");
        } catch (InvalidInput no) {
            assertThat(no.rule()).startsWith("NAME_");
            assertThat(no.getMessage().codePoints()).noneMatch(Character::isISOControl);
        }
    }

    @Property
    @Label("of a customer are refused, or have a valid short form")
    void shortForms(@ForAll String name) {
        CustomerName customer;
        try {
            customer = new CustomerName(name);
        } catch (InvalidInput no) {
            assertThat(no.rule()).startsWith("CUSTOMER_");
            return;
        }
        assertThat(CustomerId.shortFor(customer, 12).value()).endsWith("-12");
    }

    @Provide
    Arbitrary<String> nasty() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(70),
                Arbitraries.strings().withChars("ab9-_.; /\n").ofMaxLength(30));
    }
}
