# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'import.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QHBoxLayout, QHeaderView,
    QProgressBar, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

from ltsa_desktop.gui.widgets.buttons import (PlainButton, PrimaryButton)
from ltsa_desktop.gui.widgets.labels import (Body, MutedLabel, SectionTitle)
from ltsa_desktop.gui.widgets.notices import Banner
from ltsa_desktop.gui.widgets.table import DataTable
class Ui_Import(object):
    def setupUi(self, Import):
        if not Import.objectName():
            Import.setObjectName(u"Import")
        Import.resize(860, 620)
        self.layout22 = QVBoxLayout(Import)
        self.layout22.setSpacing(12)
        self.layout22.setObjectName(u"layout22")
        self.layout22.setContentsMargins(24, 24, 24, 24)
        self.heading = SectionTitle(Import)
        self.heading.setObjectName(u"heading")

        self.layout22.addWidget(self.heading)

        self.file = MutedLabel(Import)
        self.file.setObjectName(u"file")

        self.layout22.addWidget(self.file)

        self.summary = Body(Import)
        self.summary.setObjectName(u"summary")

        self.layout22.addWidget(self.summary)

        self.progress = QProgressBar(Import)
        self.progress.setObjectName(u"progress")
        self.progress.setTextVisible(False)

        self.layout22.addWidget(self.progress)

        self.records = DataTable(Import)
        self.records.setObjectName(u"records")
        self.records.setMinimumSize(QSize(0, 220))

        self.layout22.addWidget(self.records)

        self.banner = Banner(Import)
        self.banner.setObjectName(u"banner")

        self.layout22.addWidget(self.banner)

        self.layout20 = QHBoxLayout()
        self.layout20.setSpacing(8)
        self.layout20.setObjectName(u"layout20")
        self.layout20.setContentsMargins(0, 0, 0, 0)
        self.choose = PlainButton(Import)
        self.choose.setObjectName(u"choose")

        self.layout20.addWidget(self.choose)

        self.receipt = PlainButton(Import)
        self.receipt.setObjectName(u"receipt")

        self.layout20.addWidget(self.receipt)

        self.spacer21 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout20.addItem(self.spacer21)

        self.cancel = PlainButton(Import)
        self.cancel.setObjectName(u"cancel")

        self.layout20.addWidget(self.cancel)

        self.import_button = PrimaryButton(Import)
        self.import_button.setObjectName(u"import_button")

        self.layout20.addWidget(self.import_button)


        self.layout22.addLayout(self.layout20)

        self.layout22.setStretch(4, 1)

        self.retranslateUi(Import)

        self.import_button.setDefault(True)


        QMetaObject.connectSlotsByName(Import)
    # setupUi

    def retranslateUi(self, Import):
        Import.setWindowTitle(QCoreApplication.translate("Import", u"Impor berkas", None))
        self.heading.setText(QCoreApplication.translate("Import", u"Impor berkas dari evaluator", None))
#if QT_CONFIG(accessibility)
        self.progress.setAccessibleName(QCoreApplication.translate("Import", u"Kemajuan", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.records.setAccessibleName(QCoreApplication.translate("Import", u"Isi berkas", None))
#endif // QT_CONFIG(accessibility)
        self.choose.setText(QCoreApplication.translate("Import", u"Pilih berkas lain\u2026", None))
        self.receipt.setText(QCoreApplication.translate("Import", u"Simpan tanda terima\u2026", None))
        self.cancel.setText(QCoreApplication.translate("Import", u"Batal", None))
        self.import_button.setText(QCoreApplication.translate("Import", u"Impor", None))
    # retranslateUi

