package org.gaas.tasks.mail;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.gaas.contacts.Language;
import org.gaas.engine.Excerpt;
import org.gaas.engine.Hidden;
import org.gaas.engine.InWords;
import org.gaas.engine.RepairJoined;
import org.gaas.engine.TaskOpened;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.tasks.TaskLate;
import org.gaas.tasks.TaskLate.Kind;
import org.gaas.tasks.UrgentTasks;
import org.gaas.tasks.mail.Mail.Asks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;

/** Tells those who may take a task that it is there, in the transaction that makes it. */
class TasksByMail {
    private final MailRows rows;
    private final People people;
    private final ObjectProvider<Hidden> hidden;
    private final ZoneId zone;
    private final Clock clock;
    private final UrgentTasks urgent;

    TasksByMail(
            MailRows rows, People people, ObjectProvider<Hidden> hidden, ZoneId zone, Clock clock, UrgentTasks urgent) {
        this.rows = rows;
        this.people = people;
        this.hidden = hidden;
        this.zone = zone;
        this.clock = clock;
        this.urgent = urgent;
    }

    @EventListener
    void opened(TaskOpened task) {
        var outage = urgent.isOutage(task);
        var name = (outage ? "Outage: " : "") + task.name();
        for (var person : readers(task))
            people.mailOf(person)
                    .ifPresent(address -> rows.add(
                            new Mail(
                                    "task:" + task.task() + ":" + person,
                                    person,
                                    address,
                                    Language.EN,
                                    outage,
                                    Excerpt.start(400, name),
                                    text(task),
                                    Asks.who(task.task())),
                            clock.instant()));
    }

    /** What was asked for something else meanwhile keeps a production from its visitors: that can't wait for the hour. */
    @EventListener
    void joined(RepairJoined joined) {
        if (urgent.hitsVisitors(joined.businessKey()))
            joined.tasks().forEach(task -> rows.hasten(task, clock.instant()));
    }

    /**
     * It will be late, or is: in the transaction that writes down that this was told, so once for each kind and date. To
     * deputies and managers also when somebody took it, who does not do it.
     */
    @EventListener
    void late(TaskLate late) {
        var task = late.task();
        var due = task.due().orElseThrow();
        var asks = late.kind() == Kind.REMINDER ? Asks.who(task.id()) : Asks.late(task.id());
        for (var person : seeing(late.people(), task.subject()))
            people.mailOf(person)
                    .ifPresent(address -> rows.add(
                            new Mail(
                                    "late:" + task.id() + ":" + late.kind() + ":" + due.getEpochSecond() + ":" + person,
                                    person,
                                    address,
                                    Language.EN,
                                    false,
                                    Excerpt.start(400, words(late.kind(), "subject") + ": " + task.name()),
                                    late(late.kind(), due),
                                    asks),
                            clock.instant()));
    }

    private String late(Kind kind, Instant due) {
        return words(kind, "text").replace("{0}", InWords.moment(due, zone));
    }

    private static String words(Kind kind, String which) {
        return Language.EN.words("mail.words").getString("late." + kind + "." + which);
    }

    private Collection<String> readers(TaskOpened task) {
        if (task.assignee().isPresent())
            return people.withStandIns(task.assignee().get());
        var readers = new TreeSet<String>();
        for (var group : task.groups()) Role.of(group).ifPresent(role -> readers.addAll(people.havingForTasks(role)));
        return seeing(readers, task.businessKey());
    }

    /** Nobody is told of what they may not see. */
    private List<String> seeing(Collection<String> readers, String businessKey) {
        return readers.stream()
                .filter(person ->
                        hidden.stream().noneMatch(one -> one.from(person).contains(businessKey)))
                .toList();
    }

    private String text(TaskOpened task) {
        var due = task.due()
                .map(when -> "\n\nPlease do it before " + InWords.moment(when, zone) + ".")
                .orElse("");
        return Excerpt.start(3800, task.description().strip()) + due;
    }
}
