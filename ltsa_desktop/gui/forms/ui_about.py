# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'about.ui'
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
from PySide6.QtWidgets import (QApplication, QDialog, QHBoxLayout, QSizePolicy,
    QSpacerItem, QTextBrowser, QVBoxLayout, QWidget)

from ltsa_desktop.gui.widgets.buttons import PrimaryButton
from ltsa_desktop.gui.widgets.labels import (Body, MutedLabel, SectionTitle, Title)
class Ui_About(object):
    def setupUi(self, About):
        if not About.objectName():
            About.setObjectName(u"About")
        About.resize(560, 420)
        self.layout42 = QVBoxLayout(About)
        self.layout42.setSpacing(12)
        self.layout42.setObjectName(u"layout42")
        self.layout42.setContentsMargins(24, 24, 24, 24)
        self.title = Title(About)
        self.title.setObjectName(u"title")

        self.layout42.addWidget(self.title)

        self.version = MutedLabel(About)
        self.version.setObjectName(u"version")

        self.layout42.addWidget(self.version)

        self.purpose = Body(About)
        self.purpose.setObjectName(u"purpose")

        self.layout42.addWidget(self.purpose)

        self.licences_title = SectionTitle(About)
        self.licences_title.setObjectName(u"licences_title")

        self.layout42.addWidget(self.licences_title)

        self.licences = QTextBrowser(About)
        self.licences.setObjectName(u"licences")

        self.layout42.addWidget(self.licences)

        self.layout40 = QHBoxLayout()
        self.layout40.setSpacing(8)
        self.layout40.setObjectName(u"layout40")
        self.layout40.setContentsMargins(0, 0, 0, 0)
        self.spacer41 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout40.addItem(self.spacer41)

        self.close_button = PrimaryButton(About)
        self.close_button.setObjectName(u"close_button")

        self.layout40.addWidget(self.close_button)


        self.layout42.addLayout(self.layout40)

        self.layout42.setStretch(4, 1)

        self.retranslateUi(About)

        self.close_button.setDefault(True)


        QMetaObject.connectSlotsByName(About)
    # setupUi

    def retranslateUi(self, About):
        About.setWindowTitle(QCoreApplication.translate("About", u"Tentang LTSA Desktop", None))
        self.title.setText(QCoreApplication.translate("About", u"LTSA Desktop", None))
        self.purpose.setText(QCoreApplication.translate("About", u"Penilaian pusat layanan LTSA-PMI tanpa internet: kunjungan, berkas, dan lembar cetak.", None))
        self.licences_title.setText(QCoreApplication.translate("About", u"Karya orang lain di dalamnya", None))
#if QT_CONFIG(accessibility)
        self.licences.setAccessibleName(QCoreApplication.translate("About", u"Lisensi", None))
#endif // QT_CONFIG(accessibility)
        self.close_button.setText(QCoreApplication.translate("About", u"Tutup", None))
    # retranslateUi

