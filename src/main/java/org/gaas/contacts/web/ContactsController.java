package org.gaas.contacts.web;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gaas.contacts.Contact;
import org.gaas.contacts.Contacts;
import org.gaas.contacts.Language;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.CustomerId;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who answers for customers. */
@RestController
class ContactsController {
    private final Contacts contacts;
    private final People people;

    ContactsController(Contacts contacts, People people) {
        this.contacts = contacts;
        this.people = people;
    }

    /**
     * A contact, as clients see it.
     *
     * @param language en or nl; absent: the desk's
     */
    record Named(String name, String mail, String language) {
        static Named of(Contact contact) {
            return new Named(
                    contact.name(),
                    contact.mail(),
                    contact.language().map(Language::code).orElse(null));
        }

        Contact contact() {
            if (name == null) throw InvalidInput.missing("name");
            if (mail == null) throw InvalidInput.missing("mail");
            return Contact.parse(name + " <" + mail + ">" + (language == null ? "" : " (" + language + ")"));
        }
    }

    /**
     * Who answers for a customer.
     *
     * @param language en or nl; absent: the desk's
     */
    record Answering(String customer, String name, String mail, String language, Instant since) {
        static Answering of(Contacts.Answering one) {
            return new Answering(
                    one.customer().value(),
                    one.contact().name(),
                    one.contact().mail(),
                    one.contact().language().map(Language::code).orElse(null),
                    one.since());
        }
    }

    /** Why something is ended. */
    record Reason(String why) {
        String text() {
            return Optional.ofNullable(why).orElse("");
        }
    }

    @GetMapping("/api/contacts")
    List<Answering> all(Principal person) {
        requireReader(person);
        return contacts.all().stream().map(Answering::of).toList();
    }

    @GetMapping("/api/customers/{customer}/contact")
    Named contact(@PathVariable String customer, Principal person) {
        requireReader(person);
        return Named.of(contacts.require(new CustomerId(customer)));
    }

    @PostMapping("/api/customers/{customer}/contact")
    Named add(@PathVariable String customer, @RequestBody Named wanted, Principal person) {
        var contact = wanted.contact();
        contacts.add(new CustomerId(customer), contact, person.getName());
        return Named.of(contact);
    }

    @PutMapping("/api/customers/{customer}/contact")
    Named name(@PathVariable String customer, @RequestBody Named wanted, Principal person) {
        var contact = wanted.contact();
        contacts.name(new CustomerId(customer), contact, person.getName());
        return Named.of(contact);
    }

    @PutMapping("/api/customers/{customer}/contact/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String customer, @RequestBody Reason reason, Principal person) {
        contacts.end(new CustomerId(customer), reason.text(), person.getName());
    }

    private void requireReader(Principal person) {
        people.require(person.getName(), Role.MANAGERS, Role.HOSTING, Role.AUDITORS);
    }
}
