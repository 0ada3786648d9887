"""The services of one open library, joined."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefing_app.domain.briefing import Briefing
from briefing_app.services.arrival import Arrival
from briefing_app.services.assistant import Assistant
from briefing_app.services.library import LibraryService
from briefing_app.services.review import ReviewSession
from briefing_app.storage.library import Library
from briefing_app.storage.thread import StorageThread

if TYPE_CHECKING:
    from briefing_app.services.demo import DemoService
    from briefing_app.services.export import ExportService
    from briefing_app.services.find import FindService
    from briefing_app.services.keeping import KeepingService
    from briefing_app.services.ledger import LedgerService
    from briefing_app.services.people import PeopleService
    from briefing_app.services.repeats import RepeatsService
    from briefing_app.services.saved_searches import SavedSearches
    from briefing_app.services.series import SeriesService
    from briefing_app.services.since import SinceService
    from briefing_app.services.today import TodayService
    from briefing_app.services.words import WordsService


@dataclass
class Services:
    """The parts of a running program on one library; whoever built them closes them.

    `author` signs what is reviewed from now on. What opening a briefing does not take is loaded when it is first
    used, for start-up time.
    """

    store: StorageThread
    engine: Assistant
    library: LibraryService
    author: str = ""

    @cached_property
    def find(self) -> FindService:
        """Searches the library."""
        from briefing_app.services.find import FindService

        return FindService(self.store)

    @cached_property
    def saved_searches(self) -> SavedSearches:
        """Keeps searches under names."""
        from briefing_app.services.saved_searches import SavedSearches

        return SavedSearches(self.store, self.author)

    @cached_property
    def export(self) -> ExportService:
        """Writes briefs."""
        from briefing_app.services.export import ExportService

        return ExportService()

    @cached_property
    def keeping(self) -> KeepingService:
        """Checks the library and copies it."""
        from briefing_app.services.keeping import KeepingService

        return KeepingService(self.store)

    @cached_property
    def words(self) -> WordsService:
        """Collects the words that help typing."""
        from briefing_app.services.words import WordsService

        return WordsService(self.store)

    @cached_property
    def people(self) -> PeopleService:
        """Knows who is who over all briefings."""
        from briefing_app.services.people import PeopleService

        return PeopleService(self.store, self.author)

    @cached_property
    def series(self) -> SeriesService:
        """Follows figures over time."""
        from briefing_app.services.series import SeriesService
        from briefing_app.services.succession import predecessors

        return SeriesService(self.store, self.author, predecessors)

    @cached_property
    def ledger(self) -> LedgerService:
        """Reads the directives of all briefings."""
        from briefing_app.services.ledger import LedgerService

        return LedgerService(self.store)

    @cached_property
    def repeats(self) -> RepeatsService:
        """Finds directives that were given before."""
        from briefing_app.services.repeats import RepeatsService

        return RepeatsService(self.store)

    @cached_property
    def today(self) -> TodayService:
        """Reads a day's start."""
        from briefing_app.services.today import TodayService

        return TodayService(self.store)

    @cached_property
    def demo(self) -> DemoService:
        """Fills in the demonstration library and takes it away."""
        from briefing_app.services.demo import DemoService

        return DemoService(self.store, self.engine, self.author)

    @cached_property
    def since(self) -> SinceService:
        """Compares a briefing with the one before it."""
        from briefing_app.services.since import SinceService

        return SinceService(self.store)

    def review(self, briefing: Briefing, arrival: Arrival | None = None) -> ReviewSession:
        """Open a briefing for review, one that is still on its way into the library as well."""
        return ReviewSession(self.store, briefing, self.engine, self.author, arrival)

    def warm_up(self) -> None:
        """Load what the first gesture needs, in the storage thread: call it once the window is painted."""
        self.store.post(_warm_up)

    def close(self) -> None:
        """Finish the job at work, refuse those that wait, and close the library."""
        self.store.close()


def _warm_up(library: Library) -> None:
    if not library.read_only:
        library.intake.warm_up()
