package org.gaas.contacts.web;

import java.security.Principal;
import java.util.Optional;
import org.gaas.contacts.Contact;
import org.gaas.contacts.Contacts;
import org.gaas.contacts.Language;
import org.gaas.contacts.Links;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.CustomerId;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.people.TaskRoles;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who answers for customers, and that they are asked again. */
@RestController
class ContactsController {
    private final Contacts contacts;
    private final Links links;
    private final People people;
    private final TaskRoles taskRoles;

    ContactsController(Contacts contacts, Links links, People people, TaskRoles taskRoles) {
        this.contacts = contacts;
        this.links = links;
        this.people = people;
        this.taskRoles = taskRoles;
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

    @GetMapping("/api/customers/{customer}/contact")
    Named contact(@PathVariable String customer, Principal person) {
        people.require(person.getName(), Role.MANAGERS, Role.HOSTING, Role.AUDITORS);
        return contacts.of(new CustomerId(customer))
                .map(Named::of)
                .orElseThrow(() -> new InvalidInput(
                        "customer", "CONTACT_UNKNOWN", "nobody is named who answers for '" + customer + "'"));
    }

    @PutMapping("/api/customers/{customer}/contact")
    Named name(@PathVariable String customer, @RequestBody Named wanted, Principal person) {
        var contact = wanted.contact();
        contacts.name(new CustomerId(customer), contact, person.getName());
        return Named.of(contact);
    }

    /** To whom a link was sent. */
    record Written(String name, String mail) {}

    @PostMapping("/api/tasks/{task}/link")
    Written write(@PathVariable String task, Principal person) {
        links.requireOpen(task);
        people.requireForTask(
                person.getName(),
                Optional.of(taskRoles.of(task))
                        .filter(roles -> !roles.isEmpty())
                        .map(roles -> roles.toArray(Role[]::new))
                        .orElse(new Role[] {Role.MANAGERS}));
        var contact = links.sendAgain(task, person.getName());
        return new Written(contact.name(), contact.mail());
    }
}
