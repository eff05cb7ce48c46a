package org.gaas.contacts.web;

import java.security.Principal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.gaas.contacts.Language;
import org.gaas.contacts.Links;
import org.gaas.contacts.OpenLinks;
import org.gaas.contacts.OpenLinks.OpenLink;
import org.gaas.installations.CustomerId;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.people.TaskRoles;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Links that were sent to people at customers: which are open, that one is sent again, that one is taken back. */
@RestController
class LinksController {
    private final OpenLinks open;
    private final Links links;
    private final People people;
    private final TaskRoles taskRoles;

    LinksController(OpenLinks open, Links links, People people, TaskRoles taskRoles) {
        this.open = open;
        this.links = links;
        this.people = people;
        this.taskRoles = taskRoles;
    }

    /**
     * Who is asked for what; not the link itself, which nobody but its reader has.
     *
     * @param task the engine's id of the task
     * @param what its name
     * @param about what it is about: an installation, mostly; absent when nothing
     * @param customer absent when nobody knows
     * @param state open, late or changed: the last two open nothing, and a new one can be sent
     */
    record Sent(
            long number,
            String task,
            String what,
            String about,
            String customer,
            String name,
            String mail,
            String language,
            Instant sent,
            Instant until,
            String state) {
        static Sent of(OpenLink link) {
            return new Sent(
                    link.number(),
                    link.task(),
                    link.name(),
                    link.about().isEmpty() ? null : link.about(),
                    link.customer().map(CustomerId::value).orElse(null),
                    link.contact().name(),
                    link.contact().mail(),
                    link.contact().language().map(Language::code).orElse(null),
                    link.sent(),
                    link.until(),
                    link.state().name().toLowerCase(Locale.ROOT));
        }
    }

    /** To whom a link was sent. */
    record Written(String name, String mail) {}

    @GetMapping("/api/contact-links")
    List<Sent> open(Principal person) {
        people.require(person.getName(), Role.MANAGERS, Role.HOSTING, Role.AUDITORS);
        return open.all().stream().map(Sent::of).toList();
    }

    @PostMapping("/api/tasks/{task}/link")
    Written write(@PathVariable String task, Principal person) {
        requireMayAsk(task, person);
        var contact = links.sendAgain(task, person.getName());
        return new Written(contact.name(), contact.mail());
    }

    /** A new one is sent; the one before is void. */
    @PostMapping("/api/contact-links/{number}/again")
    Written again(@PathVariable long number, Principal person) {
        return write(links.taskOf(number), person);
    }

    @PostMapping("/api/contact-links/{number}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable long number, @RequestBody ContactsController.Reason reason, Principal person) {
        requireMayAsk(links.taskOf(number), person);
        links.withdraw(number, reason.text(), person.getName());
    }

    /** Those to whom the task is offered too, and managers, who say who answers for customers. */
    private void requireMayAsk(String task, Principal person) {
        links.requireOpen(task);
        var roles = EnumSet.of(Role.MANAGERS);
        roles.addAll(taskRoles.of(task));
        people.requireForTask(person.getName(), roles.toArray(Role[]::new));
    }
}
