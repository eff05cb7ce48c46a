<?php
namespace Gems;

use PDO;

/** Tables and patches, each a file that is done once, by its name; what became of it is in a log. */
final class Migrations
{
    private PDO $database;

    public function __construct(private Project $project)
    {
        $this->database = $project->database();
        $this->database->exec('create table if not exists gems__migration_logs (
            gml_id_migration bigint unsigned not null auto_increment primary key,
            gml_name varchar(255) not null,
            gml_type varchar(30) not null,
            gml_status varchar(30) not null,
            gml_sql longtext not null,
            gml_comment text null,
            gml_created timestamp not null default current_timestamp)');
    }

    public function all(): bool
    {
        $new = array_filter($this->files(), fn ($file) => !$this->done($file));
        if (!$new) {
            echo "No migrations found\n";
        }
        foreach ($new as $file) {
            if (!$this->run($file)) {
                return false;
            }
        }
        return true;
    }

    private function files(): array
    {
        $folder = dirname(__DIR__) . '/migrations';
        return array_merge(glob("$folder/tables/*.sql"), glob("$folder/patches/*.sql"));
    }

    private function done(string $file): bool
    {
        $asked = $this->database->prepare("select count(*) from gems__migration_logs where gml_name = ?"
            . " and gml_type = ? and gml_status = 'success'");
        $asked->execute([basename($file, '.sql'), basename(dirname($file))]);
        return $asked->fetchColumn() > 0;
    }

    private function run(string $file): bool
    {
        $sql = file_get_contents($file);
        // where answers are has tables of its own
        $where = str_starts_with(basename($file), 'gemsdata__') ? $this->project->responses() : $this->database;
        try {
            foreach (array_filter(array_map('trim', explode(";\n", $sql))) as $statement) {
                $where->exec($statement);
            }
            $this->log($file, 'success', $sql, null);
            return true;
        } catch (\PDOException $e) {
            $this->log($file, 'error', $sql, $e->getMessage());
            return false;
        }
    }

    private function log(string $file, string $status, string $sql, ?string $comment): void
    {
        echo basename($file, '.sql'), ": $status $comment\n";
        $this->database->prepare('insert into gems__migration_logs (gml_name, gml_type, gml_status, gml_sql,'
            . ' gml_comment) values (?, ?, ?, ?, ?)')
            ->execute([basename($file, '.sql'), basename(dirname($file)), $status, $sql, $comment]);
    }
}
